import assert from "node:assert/strict";
import { postingInHex, readPostings, withoutPosting } from "./postings.ts";

function listOf(...entries: [chunk: number, count: number][]): Uint8Array {
  return Uint8Array.fromHex(entries.map(([chunk, count]) => postingInHex(chunk, count)).join(""));
}

Deno.test("readPostings() reads what postingInHex() wrote, block by block", () => {
  const { chunks, counts } = readPostings([
    { block: 0, postings: listOf([0, 1], [4095, 3]) },
    { block: 2, postings: listOf([8192, 10], [9000, 2]) },
  ]);
  assert.deepEqual([...chunks], [0, 4095, 8192, 9000]);
  assert.deepEqual([...counts], [1, 3, 10, 2]);
});

Deno.test("postingInHex() rounds great counts down, and nothing else", () => {
  const { counts } = readPostings([{
    block: 0,
    postings: listOf([1, 9], [2, 11], [3, 63], [4, 1000]),
  }]);
  assert.deepEqual([...counts], [9, 10, 32, 64]);
});

Deno.test("withoutPosting() takes one chunk out, wherever it stands", () => {
  const list = listOf([4096, 1], [4097, 2], [8191, 3]);
  for (const [gone, left] of [[4096, [4097, 8191]], [4097, [4096, 8191]], [8191, [4096, 4097]]]) {
    const postings = withoutPosting(list, gone as number);
    assert.deepEqual([...readPostings([{ block: 1, postings }]).chunks], left);
  }
  assert.deepEqual(withoutPosting(list, 5000), list);
});
