import assert from "node:assert/strict";
import { findCycles } from "./circular.ts";

Deno.test("findCycles() names each cycle as a path", () => {
  const graph = new Map([
    ["a", ["b", "d"]],
    ["b", ["c"]],
    ["c", ["b"]],
    ["d", ["d"]],
  ]);
  assert.deepEqual(findCycles(graph), [["b", "c", "b"], ["d", "d"]]);
});

Deno.test("findCycles() is content with a shared import", () => {
  const graph = new Map([["a", ["b", "c"]], ["b", ["d"]], ["c", ["d"]], ["d", []]]);
  assert.deepEqual(findCycles(graph), []);
});
