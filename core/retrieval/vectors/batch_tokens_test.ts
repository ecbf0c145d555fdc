import assert from "node:assert/strict";
import { batchTokens, nextBatchTokens } from "./batch_tokens.ts";

Deno.test("nextBatchTokens() comes near two seconds, by half or double at most", () => {
  assert.equal(nextBatchTokens(2000, { tokens: 2000, ms: 2500 }), 1600);
  assert.equal(nextBatchTokens(2000, { tokens: 1000, ms: 1000 }), 2000);
  assert.equal(nextBatchTokens(2000, { tokens: 2000, ms: 100 }), 4000);
  assert.equal(nextBatchTokens(2000, { tokens: 2000, ms: 60_000 }), 1000);
  assert.equal(nextBatchTokens(600, { tokens: 600, ms: 60_000 }), batchTokens.least);
  assert.equal(nextBatchTokens(30_000, { tokens: 30_000, ms: 0 }), batchTokens.most);
});
