import { offer } from "./best_hits";
import { byteQueryAt, byteStride, maskAt, padded, queryAt } from "./layout";
import { largest } from "./quantise";

/**
 * Symmetric int8: a number is its byte times the row's scale. The query is finer than the rows (12
 * bits) where products of 16 bits are had, and of 7 bits, shifted above zero, for the relaxed dot
 * product: so its result is the same on every processor, and no sum leaves 32 bits below 65,536
 * numbers.
 */
const fineQuery: f32 = 2047;
const coarseQuery: f32 = 63;
const coarseShift: i32 = 64;

/** What a step of the query's numbers is worth. */
let queryScale: f32 = 0;

/** Makes the byte scan's query of the one in f32. */
export function prepareByteScan(): void {
  const steps = ASC_FEATURE_RELAXED_SIMD ? coarseQuery : fineQuery;
  queryScale = largest(queryAt) / steps;
  for (let at: usize = 0; at < padded; at++) {
    const value = nearest<f32>(load<f32>(queryAt + (at << 2)) / queryScale) as i32;
    if (ASC_FEATURE_RELAXED_SIMD) store<i8>(byteQueryAt + at, (value + coarseShift) as i8);
    else store<i16>(byteQueryAt + (at << 1), value as i16);
  }
}

/** Offers the estimated dot product with the query of every row whose bit is set in the mask. */
export function scanBytes(rows: usize, count: i32, firstRow: i32): void {
  for (let first = 0; first < count; first += 32) {
    let bits = load<u32>(maskAt + ((first as usize) >> 3));
    while (bits != 0) {
      const row = first + ctz(bits);
      bits &= bits - 1;
      const at = rows + (row as usize) * byteStride;
      offer((dot(at) as f32) * load<f32>(at + padded) * queryScale, firstRow + row);
    }
  }
}

// @ts-ignore: decorator
@inline
function dot(row: usize): i32 {
  if (ASC_FEATURE_RELAXED_SIMD) return dotRelaxed(row) - coarseShift * load<i32>(row + padded, 4);
  return ASC_FEATURE_SIMD ? dotWide(row) : dotNarrow(row);
}

// @ts-ignore: decorator
@inline
function dotRelaxed(row: usize): i32 {
  let a = i32x4.splat(0);
  let b = i32x4.splat(0);
  const end = row + padded;
  for (let query = byteQueryAt; row < end; row += 32, query += 32) {
    a = i32x4.relaxed_dot_i8x16_i7x16_add_s(v128.load(row), v128.load(query), a);
    b = i32x4.relaxed_dot_i8x16_i7x16_add_s(v128.load(row, 16), v128.load(query, 16), b);
  }
  return sumOfLanes(i32x4.add(a, b));
}

// @ts-ignore: decorator
@inline
function dotWide(row: usize): i32 {
  let a = i32x4.splat(0);
  let b = i32x4.splat(0);
  let c = i32x4.splat(0);
  let d = i32x4.splat(0);
  const end = row + padded;
  for (let query = byteQueryAt; row < end; row += 32, query += 64) {
    a = i32x4.add(a, i32x4.dot_i16x8_s(v128.load_ext<i8>(row), v128.load(query)));
    b = i32x4.add(b, i32x4.dot_i16x8_s(v128.load_ext<i8>(row, 8), v128.load(query, 16)));
    c = i32x4.add(c, i32x4.dot_i16x8_s(v128.load_ext<i8>(row, 16), v128.load(query, 32)));
    d = i32x4.add(d, i32x4.dot_i16x8_s(v128.load_ext<i8>(row, 24), v128.load(query, 48)));
  }
  return sumOfLanes(i32x4.add(i32x4.add(a, b), i32x4.add(c, d)));
}

// @ts-ignore: decorator
@inline
function sumOfLanes(sums: v128): i32 {
  return i32x4.extract_lane(sums, 0) + i32x4.extract_lane(sums, 1) +
    i32x4.extract_lane(sums, 2) + i32x4.extract_lane(sums, 3);
}

function dotNarrow(row: usize): i32 {
  let sum = 0;
  const end = row + padded;
  for (let query = byteQueryAt; row < end; row++, query += 2) {
    sum += (load<i8>(row) as i32) * (load<i16>(query) as i32);
  }
  return sum;
}
