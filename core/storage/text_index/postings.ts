/**
 * The lists of an index: in which chunks a term stands, and how often. A chunk has a number in its
 * project; each block of 65,536 numbers has a list of its own for each of its terms, three bytes for
 * each chunk: two of its place in the block, one of the count. So lists are put together by putting
 * one behind the other.
 */

/** A chunk's number is its block's number and its place there. */
export const placeBits = 16;

const bytesEach = 3;
const mostCounted = 255;

/** The chunks in which a term stands, in no order, and how often in each. */
export interface Postings {
  chunks: Uint32Array;
  counts: Uint8Array;
}

/** An entry as the hexadecimal digits of its bytes, for SQLite's `unhex`. */
export function postingInHex(chunk: number, count: number): string {
  return hex[chunk & 0xff]! + hex[chunk >> 8 & 0xff]! + hex[Math.min(count, mostCounted)]!;
}

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** A list without a chunk's entry. */
export function withoutPosting(list: Uint8Array, chunk: number): Uint8Array {
  for (let at = 0; at < list.length; at += bytesEach) {
    if (placeAt(list, at) !== (chunk & 0xffff)) continue;
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
    const first = block * 2 ** placeBits;
    for (let at = 0; at < postings.length; at += bytesEach, next++) {
      read.chunks[next] = first + placeAt(postings, at);
      read.counts[next] = postings[at + 2]!;
    }
  }
  return read;
}

function placeAt(list: Uint8Array, at: number): number {
  return list[at]! | list[at + 1]! << 8;
}
