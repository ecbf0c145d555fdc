import assert from "node:assert/strict";
import type { PlacedRow } from "@/core/contract/datasets.ts";
import {
  blockSize,
  loadedFrom,
  missingBlocks,
  withBlock,
  withoutRows,
  withRow,
} from "./_loaded_rows.ts";

function rowsFrom(first: number, count: number): PlacedRow[] {
  return Array.from({ length: count }, (_, at) => ({ id: `${first + at}` }) as PlacedRow);
}

function shown({ total, rows }: ReturnType<typeof loadedFrom>): unknown {
  return [total, ...[...rows].map(([at, { id }]) => `${at}:${id}`)];
}

Deno.test("missingBlocks() asks only for what is seen and not there", () => {
  const known = loadedFrom({ rows: rowsFrom(0, 20), offset: 0, total: 450, all: 450 });
  assert.deepEqual(missingBlocks(known, { first: 0, end: 20 }), []);
  assert.deepEqual(missingBlocks(known, { first: 0, end: 21 }), [0]);
  assert.deepEqual(missingBlocks(known, { first: 150, end: 301 }), [100, 200, 300]);
  assert.deepEqual(missingBlocks(known, { first: 440, end: 600 }), [400]);
  const more = withBlock(known, {
    rows: rowsFrom(100, blockSize),
    offset: 100,
    total: 450,
    all: 450,
  });
  assert.deepEqual(missingBlocks(more, { first: 90, end: 210 }), [0, 200]);
});

Deno.test("withBlock() forgets the rest when the list has changed meanwhile", () => {
  const known = loadedFrom({ rows: rowsFrom(0, 3), offset: 0, total: 9, all: 9 });
  const grown = withBlock(known, { rows: rowsFrom(5, 1), offset: 5, total: 10, all: 10 });
  assert.deepEqual(shown(grown), [10, "5:5"]);
  assert.equal(grown.all, 10);
});

Deno.test("withoutRows() moves up what stands behind, and withRow() replaces in place", () => {
  const known = loadedFrom({ rows: rowsFrom(0, 4), offset: 0, total: 9, all: 12 });
  const fewer = withoutRows(known, new Set(["1", "2", "unknown"]));
  assert.deepEqual(shown(fewer), [7, "0:0", "1:3"]);
  assert.equal(fewer.all, 10, "of all rows as of those that are shown");
  const changed = withRow(fewer, "3", { id: "new" } as PlacedRow);
  assert.deepEqual(shown(changed), [7, "0:0", "1:new"]);
});
