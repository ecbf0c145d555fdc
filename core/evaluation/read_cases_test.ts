import assert from "node:assert/strict";
import { readCases } from "./mod.ts";

const expected = [{ question: "Who?", keys: ["Orla"] }, { question: "When?", keys: ["6:40", "7"] }];

Deno.test("readCases() reads a JSON list, JSON lines, and one key or several", () => {
  const list =
    '[{"question": "Who?", "keys": ["Orla"]}, {"question": "When?", "keys": ["6:40", "7"]}]';
  const lines = '{"question": "Who?", "key": "Orla", "fact": "x"}\r\n\n' +
    '{"question": "When?", "key": ["6:40", "7"]}\n';
  assert.deepEqual(readCases(list), expected);
  assert.deepEqual(readCases("\ufeff" + lines), expected);
});

const broken: [text: string, detail: RegExp][] = [
  ["", /none/],
  ["[]", /none/],
  ["[{", /list is not JSON/],
  ['{"question": "a", "keys": ["b"]}\n{oops', /line 2 is not JSON/],
  ['[{"question": "a", "keys": ["b"]}, {"question": "a"}]', /entry 2, keys/],
  ['[{"question": " ", "keys": ["b"]}]', /entry 1, question/],
  ["[7]", /entry 1/],
  [JSON.stringify(Array(5001).fill({ question: "a", keys: ["b"] })), /more than 5000/],
];

Deno.test("readCases() says which entry does not fit", () => {
  for (const [text, detail] of broken) {
    assert.throws(
      () => readCases(text),
      (error: { code?: string; params?: { detail?: string } }) =>
        error.code === "evaluation_cases_unreadable" && detail.test(error.params?.detail ?? ""),
      text.slice(0, 60),
    );
  }
});
