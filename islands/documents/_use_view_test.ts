import assert from "node:assert/strict";
import { chunkIn } from "./_use_view.ts";

Deno.test("chunkIn() finds the chunk that an address leads to", () => {
  assert.equal(chunkIn("#chunk-1"), 0);
  assert.equal(chunkIn("#text-250"), 249);
  for (const other of ["", "#chunk-0", "#chunk-", "#chunk-1x", "#chunks", "#set-up"]) {
    assert.equal(chunkIn(other), null, other);
  }
});
