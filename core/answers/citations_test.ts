import assert from "node:assert/strict";
import { createCitationFilter } from "./citations.ts";

/** What is shown of an answer that comes in pieces of a length. */
function shown(text: string, { count = 3, length = 1 }: { count?: number; length?: number } = {}) {
  const filter = createCitationFilter(count);
  let out = "";
  for (let at = 0; at < text.length; at += length) out += filter.push(text.slice(at, at + length));
  out += filter.end();
  return { out, cited: filter.cited, invented: filter.invented };
}

Deno.test("createCitationFilter() keeps what cites a passage, however the answer is cut", () => {
  for (const length of [1, 2, 3, 100]) {
    assert.deepEqual(shown("It opens at 6:40 [1], says [2, 3].", { length }), {
      out: "It opens at 6:40 [1], says [2][3].",
      cited: [1, 2, 3],
      invented: [],
    });
  }
});

Deno.test("createCitationFilter() takes out what no passage has, and notes it", () => {
  assert.deepEqual(shown("So [7] and [1, 9] and [0]."), {
    out: "So  and [1] and .",
    cited: [1],
    invented: [7, 9, 0],
  });
});

Deno.test("createCitationFilter() leaves other brackets alone", () => {
  const text = "a[i] = [x] [1 [2] list: [] [1a] [" + "1,".repeat(20) + "] [";
  assert.equal(shown(text).out, text);
});

Deno.test("createCitationFilter() holds back only what may become a citation", () => {
  const filter = createCitationFilter(2);
  assert.deepEqual(["see ", "[", "1", "]", " end"].map((piece) => filter.push(piece)), [
    "see ",
    "",
    "",
    "[1]",
    " end",
  ]);
});
