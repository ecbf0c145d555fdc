/**
 * The lists of an index: in which chunks a term stands, and how often. A chunk has a number in its
 * project; each block of 4,096 numbers has a list of its own for each of its terms, two bytes for
 * each chunk. So a new chunk is put behind lists of few pages, and a search reads a list without a
 * step of decoding for what it does not need.
 */

/** A chunk's number is its block's number and its place there. */
export const placeBits = 12;

const places = 2 ** placeBits;
const bytesEach = 2;

/** How often a term may stand in a chunk; between two of them, as the lower: BM25 hardly tells. */
const counts = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 17, 21, 32, 64];

const exactCounts = 10;

/** The chunks in which a term stands, in no order, and how often in each. */
export interface Postings {
  chunks: Uint32Array;
  counts: Uint8Array;
}

/** An entry as the hexadecimal digits of its bytes, for SQLite's `unhex`. */
export function postingInHex(chunk: number, count: number): string {
  const code = count <= exactCounts ? count - 1 : counts.findLastIndex((lower) => lower <= count);
  const entry = chunk % places | code << placeBits;
  return hex[entry & 0xff]! + hex[entry >> 8]!;
}

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** A list without a chunk's entry. */
export function withoutPosting(list: Uint8Array, chunk: number): Uint8Array {
  for (let at = 0; at < list.length; at += bytesEach) {
    if ((entryAt(list, at) & (places - 1)) !== chunk % places) continue;
    const rest = new Uint8Array(list.length - bytesEach);
    rest.set(list.subarray(0, at));
    rest.set(list.subarray(at + bytesEach), at);
    return rest;
  }
  return list;
}

/** One term's lists put together. */
export function readPostings(
  lists: readonly { block: number; postings: Uint8Array }[],
): Postings {
  const length = lists.reduce((sum, { postings }) => sum + postings.length / bytesEach, 0);
  const read = { chunks: new Uint32Array(length), counts: new Uint8Array(length) };
  let next = 0;
  for (const { block, postings } of lists) {
    const first = block * places;
    for (let at = 0; at < postings.length; at += bytesEach, next++) {
      const entry = entryAt(postings, at);
      read.chunks[next] = first + (entry & (places - 1));
      read.counts[next] = counts[entry >> placeBits]!;
    }
  }
  return read;
}

function entryAt(list: Uint8Array, at: number): number {
  return list[at]! | list[at + 1]! << 8;
}
