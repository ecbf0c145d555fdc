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

Deno.test("createCitationFilter() checks ranges and long lists", () => {
  for (const length of [1, 3, 200]) {
    assert.deepEqual(shown("a [7-9] b [2–3], c [3-1].", { length }), {
      out: "a  b [2][3], c [1][2][3].",
      cited: [2, 3, 1],
      invented: [7, 8, 9],
    });
  }
  assert.deepEqual(shown("[1, 2, 3, 4, 5, 6, 7, 8, 99]."), {
    out: "[1][2][3].",
    cited: [1, 2, 3],
    invented: [4, 5, 6, 7, 8, 99],
  });
  const all = Array.from({ length: 20 }, (_, at) => at + 1);
  assert.deepEqual(shown(`[${all.join(", ")}]`, { count: 20 }).cited, all);
  assert.deepEqual(shown("[1-99999999999999999999]").cited, [1, 2, 3]);
});

Deno.test("createCitationFilter() drops a citation that the answer's end cut off", () => {
  for (const cut of ["[12", "[1, ", "[ 2-", "[7"]) assert.equal(shown(`At 6 ${cut}`).out, "At 6 ");
  for (const text of ["since [2024", "a [", "arr[0"]) assert.equal(shown(text).out, text);
});

Deno.test("createCitationFilter() leaves years and indexes alone", () => {
  const text = "[2024] [2020-2024] arr[0] = größe[7][21]";
  assert.deepEqual(shown(text), { out: text, cited: [], invented: [] });
  assert.deepEqual(shown("um sechs Uhr[1]").cited, [1]);
});
