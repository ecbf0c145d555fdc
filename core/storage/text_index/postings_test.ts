import assert from "node:assert/strict";
import { postingInHex, readPostings, withoutPosting } from "./postings.ts";

function listOf(...entries: [chunk: number, count: number][]): Uint8Array {
  return Uint8Array.fromHex(entries.map(([chunk, count]) => postingInHex(chunk, count)).join(""));
}

Deno.test("readPostings() reads what postingInHex() wrote, block by block", () => {
  const { chunks, counts } = readPostings([
    { block: 0, postings: listOf([0, 1], [65_535, 3]) },
    { block: 2, postings: listOf([131_072, 10], [140_000, 1000]) },
  ]);
  assert.deepEqual([...chunks], [0, 65_535, 131_072, 140_000]);
  assert.deepEqual([...counts], [1, 3, 10, 255]);
});

Deno.test("withoutPosting() takes one chunk out, wherever it stands", () => {
  const [a, b, c] = [65_536, 65_537, 131_071];
  const list = listOf([a, 1], [b, 2], [c, 3]);
  for (const [gone, left] of [[a, [b, c]], [b, [a, c]], [c, [a, b]]]) {
    const postings = withoutPosting(list, gone as number);
    assert.deepEqual([...readPostings([{ block: 1, postings }]).chunks], left);
  }
  assert.deepEqual(withoutPosting(list, 70_000), list);
});
