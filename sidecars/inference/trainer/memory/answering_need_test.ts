import assert from "node:assert/strict";
import { answeringNeed } from "./answering_need.ts";

/** SmolLM2-135M. */
const plan = { layers: 30, width: 576, inner: 1536, kvHeads: 3, headSize: 64, vocabulary: 49152 };

Deno.test("answeringNeed() is the model, its context and its adapter", () => {
  const mebibyte = 2 ** 20;
  const short = answeringNeed({ plan, file: 98 * mebibyte, context: 100, trained: 0 });
  assert.ok(short > 118 * mebibyte && short < 125 * mebibyte, `${short}`);
  const adapted = answeringNeed({ plan, file: 98 * mebibyte, context: 100, trained: mebibyte });
  assert.equal(adapted - short, 4 * mebibyte);
});
