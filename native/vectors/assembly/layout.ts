/**
 * Where things lie in the module's memory. Whoever calls writes rows after `rowsStart`; what the
 * kernels need for themselves lies before it.
 */

/** Rows that one call scans at most: their mask has a place of its own. */
export const rowsPerCall: i32 = 4096;
/** Hits that a scan collects at most. */
export const mostHits: i32 = 4096;
/** Vectors in f32 that are scored again in one call. */
export const rescoredPerCall: i32 = 64;

/** Below it lies what the compiler itself may place. */
const start: usize = 1024;

/** Bit r of word r/32 says whether a row takes part. */
export const maskAt: usize = start;
/** Pairs of score (f32) and row (i32). */
export const hitsAt: usize = maskAt + ((rowsPerCall as usize) >> 3);
/** The query in f32, zeros behind its end; after it the query of the byte scan. */
export const queryAt: usize = hitsAt + ((mostHits as usize) << 3);

/** Numbers of a vector, filled up to whole steps of the kernels. */
export let padded: usize = 0;
/** Bytes from one f32 row to the next. */
export let floatStride: usize = 0;
/** Bytes from one int8 row to the next: its numbers, then {@link byteRowEnd}. */
export let byteStride: usize = 0;
/** The query as the byte scan wants it. */
export let byteQueryAt: usize = 0;
/** Rows in f32 that are scored again. */
export let rescoreAt: usize = 0;

/** Numbers of one step of the kernels. */
const step: usize = 32;
/** Behind an int8 row: its scale (f32), the sum of its numbers (i32), eight bytes for the caller. */
const byteRowEnd: usize = 16;

/** Lays the memory out for vectors of this many numbers; answers where rows may start. */
export function configure(dimensions: i32): usize {
  padded = ((dimensions as usize) + step - 1) & ~(step - 1);
  floatStride = padded << 2;
  byteStride = padded + byteRowEnd;
  byteQueryAt = queryAt + floatStride;
  rescoreAt = byteQueryAt + (padded << 1);
  return (rescoreAt + (rescoredPerCall as usize) * floatStride + 63) & ~(<usize>63);
}
