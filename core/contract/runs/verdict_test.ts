import assert from "node:assert/strict";
import { chanceOf, newestJudging, type PairedScore, verdictOf } from "./verdict.ts";

function score(onlyTuned: number, onlyBase: number, source: PairedScore["source"] = "recall") {
  const both = 3;
  return {
    baseRight: both + onlyBase,
    tunedRight: both + onlyTuned,
    onlyTuned,
    onlyBase,
    source,
  };
}

Deno.test("chanceOf() is the exact two-sided sign test", () => {
  // R: binom.test(1, 8)$p.value, binom.test(0, 6)$p.value, binom.test(10, 30)$p.value
  const known: [number, number, number][] = [[1, 7, 0.0703125], [0, 6, 0.03125], [
    10,
    20,
    0.098737,
  ]];
  for (const [one, other, p] of known) {
    assert.ok(Math.abs(chanceOf(one, other) - p) < 1e-6, `${one} against ${other}`);
    assert.equal(chanceOf(one, other), chanceOf(other, one));
  }
});

Deno.test("chanceOf() is 1 without a difference and holds with thousands of pairs", () => {
  assert.deepEqual([chanceOf(0, 0), chanceOf(4, 4)], [1, 1]);
  assert.equal(chanceOf(5000, 0), 0);
  assert.ok(chanceOf(2500, 2500) === 1 && chanceOf(2400, 2600) < 0.05);
});

Deno.test("verdictOf(): a difference within chance is no verdict", () => {
  assert.equal(verdictOf(score(0, 1)), "unclear");
  assert.equal(verdictOf(score(5, 0)), "unclear");
  assert.equal(verdictOf(score(6, 0)), "better");
  assert.equal(verdictOf(score(0, 6)), "worse");
  assert.equal(verdictOf(score(2, 2)), "same");
});

Deno.test("verdictOf(): what was never taught judges nothing, however it came out", () => {
  for (const [tuned, base] of [[0, 1], [9, 0], [0, 9], [0, 0]] as const) {
    assert.equal(verdictOf(score(tuned, base, "document")), "untaught");
  }
});

Deno.test("newestJudging() passes over questions about documents that were held out", () => {
  const of = (id: number, source: PairedScore["source"]) => ({ id, summary: { source } });
  const [document, recall, own] = [of(3, "document"), of(2, "recall"), of(1, "file")];
  assert.equal(newestJudging([document, recall, own]), recall);
  assert.equal(newestJudging([document, own]), own);
  assert.equal(newestJudging([document]), null);
});
