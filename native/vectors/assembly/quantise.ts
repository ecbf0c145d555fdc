import { byteStride, floatStride, padded } from "./layout";
import { xxhash64 } from "./xxhash64";

const steps: f32 = 127;

/**
 * Writes rows in f32 as int8 rows: their numbers, the scale (f32), the sum of the numbers (i32) and
 * the checksum of the row in f32 (u64).
 */
export function quantise(floats: usize, bytes: usize, count: i32): void {
  for (let row = 0; row < count; row++) {
    const scale = largest(floats) / steps;
    const sum = ASC_FEATURE_SIMD
      ? quantiseWide(floats, bytes, scale)
      : quantiseNarrow(floats, bytes, scale);
    store<f32>(bytes + padded, scale);
    store<i32>(bytes + padded, sum, 4);
    store<u64>(bytes + padded, xxhash64(floats, floatStride, 0), 8);
    floats += floatStride;
    bytes += byteStride;
  }
}

/** Whether a row in f32 is the one that an int8 row was made of. */
export function isRowOf(floats: usize, bytes: usize): bool {
  return load<u64>(bytes + padded, 8) == xxhash64(floats, floatStride, 0);
}

function quantiseWide(floats: usize, bytes: usize, scale: f32): i32 {
  const scales = f32x4.splat(scale);
  let sums = i32x4.splat(0);
  const end = bytes + padded;
  for (; bytes < end; bytes += 16, floats += 64) {
    const a = toSteps(v128.load(floats), scales);
    const b = toSteps(v128.load(floats, 16), scales);
    const c = toSteps(v128.load(floats, 32), scales);
    const d = toSteps(v128.load(floats, 48), scales);
    sums = i32x4.add(sums, i32x4.add(i32x4.add(a, b), i32x4.add(c, d)));
    const low = i16x8.narrow_i32x4_s(a, b);
    const high = i16x8.narrow_i32x4_s(c, d);
    v128.store(bytes, i8x16.narrow_i16x8_s(low, high));
  }
  return i32x4.extract_lane(sums, 0) + i32x4.extract_lane(sums, 1) +
    i32x4.extract_lane(sums, 2) + i32x4.extract_lane(sums, 3);
}

// @ts-ignore: decorator
@inline
function toSteps(values: v128, scales: v128): v128 {
  return i32x4.trunc_sat_f32x4_s(f32x4.nearest(f32x4.div(values, scales)));
}

function quantiseNarrow(floats: usize, bytes: usize, scale: f32): i32 {
  let sum = 0;
  for (const end = bytes + padded; bytes < end; bytes++, floats += 4) {
    const value = nearest<f32>(load<f32>(floats) / scale) as i32;
    sum += value;
    store<i8>(bytes, value as i8);
  }
  return sum;
}

/** The largest magnitude among a vector's numbers. */
export function largest(vector: usize): f32 {
  return ASC_FEATURE_SIMD ? largestWide(vector) : largestNarrow(vector);
}

function largestWide(vector: usize): f32 {
  let found = f32x4.splat(0);
  for (const end = vector + floatStride; vector < end; vector += 16) {
    found = f32x4.max(found, f32x4.abs(v128.load(vector)));
  }
  return max<f32>(
    max<f32>(f32x4.extract_lane(found, 0), f32x4.extract_lane(found, 1)),
    max<f32>(f32x4.extract_lane(found, 2), f32x4.extract_lane(found, 3)),
  );
}

function largestNarrow(vector: usize): f32 {
  let found: f32 = 0;
  for (const end = vector + floatStride; vector < end; vector += 4) {
    found = max<f32>(found, abs<f32>(load<f32>(vector)));
  }
  return found;
}
