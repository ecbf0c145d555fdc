import assert from "node:assert/strict";
import { lengthSlider, overlapSlider, sizeProblem, sizeRanges } from "./size_ranges.ts";

Deno.test("lengthSlider() reaches every length that the settings allow", () => {
  const { least, most } = sizeRanges.chunkTokens;
  const slider = lengthSlider(512);
  assert.equal(slider.valueAt(0), least);
  assert.equal(slider.valueAt(slider.most), most);
  assert.equal(slider.valueAt(slider.at), 512);
});

Deno.test("lengthSlider() stands at the next stop for a length between two", () => {
  assert.equal(lengthSlider(500).at, lengthSlider(512).at);
  assert.equal(lengthSlider(1e6).at, lengthSlider(8192).at);
});

Deno.test("overlapSlider() reaches from none to half a chunk", () => {
  const slider = overlapSlider({ chunkTokens: 512, chunkOverlap: 51 });
  assert.equal(slider.valueAt(0), 0);
  assert.equal(slider.valueAt(slider.most), 256);
  assert.equal(slider.valueAt(slider.at), 51);
  assert.equal(overlapSlider({ chunkTokens: 16, chunkOverlap: 15 }).at, 20);
});

Deno.test("sizeProblem() tells which field is wrong, and why", () => {
  const problems = (chunkTokens: number, chunkOverlap: number) =>
    (["chunkTokens", "chunkOverlap"] as const).map((name) =>
      sizeProblem(name, { chunkTokens, chunkOverlap })
    );
  assert.deepEqual(problems(512, 50), [null, null]);
  assert.deepEqual(problems(-5, 50), ["range", null]);
  assert.deepEqual(problems(64, 64), [null, "overlap"]);
  assert.deepEqual(problems(64.5, -1), ["range", "range"]);
  assert.deepEqual(problems(NaN, NaN), ["range", "range"]);
});
