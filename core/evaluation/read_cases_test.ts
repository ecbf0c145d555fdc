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

const broken: [text: string, code: string, params: Record<string, unknown>][] = [
  ["", "evaluation_cases_empty", {}],
  ["[]", "evaluation_cases_empty", {}],
  ['{"question": "a", "keys": ["b"]}\n{oops', "evaluation_line_unreadable", { line: 2 }],
  ['[{"question": "a", "keys": ["b"]}, {"question": "a"}]', "evaluation_case_unfit", {
    number: 2,
    field: "keys",
  }],
  ['[{"question": " ", "keys": ["b"]}]', "evaluation_case_unfit", { number: 1, field: "question" }],
  ["[7]", "evaluation_case_unfit", { number: 1, field: "question" }],
  [JSON.stringify(Array(5001).fill({ question: "a", keys: ["b"] })), "evaluation_cases_too_many", {
    most: 5000,
  }],
];

Deno.test("readCases() says which line or question does not fit", () => {
  for (const [text, code, params] of broken) {
    assert.throws(() => readCases(text), { code, params }, text.slice(0, 60));
  }
  assert.throws(() => readCases("[{"), { code: "evaluation_list_unreadable" });
});
