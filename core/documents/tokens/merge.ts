import type { RankTable } from "./rank_table.ts";

/** Longer words are refused: a place in a heap entry has 20 bits. */
export const longestMergeableBytes = 1 << 20;

/**
 * Into how many tokens byte-pair encoding merges a word: again and again, of all neighbouring pairs
 * that are a token together, the one with the lowest rank becomes one (the leftmost, if several).
 *
 * A heap of the pairs makes this n·log(n). The usual search through the whole word is quadratic,
 * which a line of a million equal letters turns into hours.
 */
export function countMerged(bytes: string, ranks: RankTable): number {
  const next = Uint32Array.from({ length: bytes.length }, (_, at) => at + 1);
  const previous = Int32Array.from({ length: bytes.length }, (_, at) => at - 1);
  const pairRank = new Int32Array(bytes.length).fill(noPair);
  const heap: number[] = [];

  function rankPair(at: number): void {
    const second = next[at]!;
    const rank = second < bytes.length ? ranks.get(bytes.slice(at, next[second])) : undefined;
    pairRank[at] = rank ?? noPair;
    if (rank !== undefined) pushTo(heap, rank * longestMergeableBytes + at);
  }

  for (let at = 0; at < bytes.length - 1; at++) rankPair(at);
  let parts = bytes.length;
  for (let entry = popFrom(heap); entry !== undefined; entry = popFrom(heap)) {
    const at = entry % longestMergeableBytes;
    // An entry whose pair has changed meanwhile is stale.
    if (pairRank[at] !== (entry - at) / longestMergeableBytes) continue;
    const gone = next[at]!;
    pairRank[gone] = noPair;
    next[at] = next[gone]!;
    if (next[at]! < bytes.length) previous[next[at]!] = at;
    parts--;
    rankPair(at);
    if (previous[at]! >= 0) rankPair(previous[at]!);
  }
  return parts;
}

const noPair = -1;

/** Adds to a binary heap whose least entry is first. */
function pushTo(heap: number[], entry: number): void {
  let at = heap.push(entry) - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (heap[parent]! <= entry) break;
    heap[at] = heap[parent]!;
    at = parent;
  }
  heap[at] = entry;
}

/** Takes the least entry out of a binary heap. */
function popFrom(heap: number[]): number | undefined {
  const least = heap[0];
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return least;
  let at = 0;
  for (let child = 1; child < heap.length; child = 2 * at + 1) {
    if (child + 1 < heap.length && heap[child + 1]! < heap[child]!) child++;
    if (heap[child]! >= last) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = last;
  return least;
}
