import assert from "node:assert/strict";
import { citedParts } from "./cited_parts.ts";

Deno.test("citedParts() finds citations of sources, and leaves other brackets alone", () => {
  assert.deepEqual(citedParts("At 6:40 [1][2]. See [9], [sic] and a[0].", new Set([1, 2])), [
    { text: "At 6:40 " },
    { text: "[1]", cites: 1 },
    { text: "[2]", cites: 2 },
    { text: ". See " },
    { text: "[9]" },
    { text: ", [sic] and a" },
    { text: "[0]" },
    { text: "." },
  ]);
  assert.deepEqual(citedParts("", new Set([1])), []);
});
