import assert from "node:assert/strict";
import type { PlacedRow } from "@/core/contract/datasets.ts";
import { createTaking, neighbour } from "./_row_taking.ts";

function rowsOf(facts: readonly (string | null)[]): Map<number, PlacedRow> {
  const rows = facts.map((factKey, at) => [at, { id: `r${at}`, factKey } as PlacedRow] as const);
  return new Map(rows.toReversed());
}

Deno.test("neighbour() is the next row that stays, or the one before", () => {
  const rows = rowsOf(["a", "a", "b", "b"]);
  assert.equal(neighbour(rows, 0, new Set(["r0", "r1"])), "r2");
  assert.equal(neighbour(rows, 3, new Set(["r2", "r3"])), "r1");
  assert.equal(neighbour(rows, 0, new Set(["r0", "r1", "r2", "r3"])), null);
});

Deno.test("createTaking() takes a fact away as a whole, and a row of none alone", () => {
  const said: unknown[] = [];
  const taking = createTaking({
    rows: rowsOf(["a", "b", "a", null]),
    removal: {
      rows: (ids) => Promise.resolve(void said.push(["rows", ...ids])),
      fact: (id) => Promise.resolve(void said.push(["fact", id])),
    },
    forget: (ids) => said.push(["forget", ...ids]),
    focusNext: (id) => said.push(["focus", id]),
  });
  taking.factAt(0);
  assert.deepEqual(said, [["focus", "r1"], ["forget", "r2", "r0"], ["fact", "r0"]]);
  said.length = 0;
  taking.factAt(3);
  assert.deepEqual(said, [["focus", "r2"], ["forget", "r3"], ["rows", "r3"]]);
});
