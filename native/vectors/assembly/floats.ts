import { offer } from "./best_hits";
import { floatStride, maskAt, queryAt } from "./layout";

/** Offers the dot product with the query of every row whose bit is set in the mask. */
export function scanFloats(rows: usize, count: i32, firstRow: i32): void {
  for (let first = 0; first < count; first += 32) {
    let bits = load<u32>(maskAt + ((first as usize) >> 3));
    while (bits != 0) {
      const row = first + ctz(bits);
      bits &= bits - 1;
      offer(dot(rows + (row as usize) * floatStride), firstRow + row);
    }
  }
}

// @ts-ignore: decorator
@inline
function dot(row: usize): f32 {
  return ASC_FEATURE_SIMD ? dotWide(row) : dotNarrow(row);
}

/** Eight sums of four lanes: a single one would wait for the addition before it. */
// @ts-ignore: decorator
@inline
function dotWide(row: usize): f32 {
  let a = f32x4.splat(0);
  let b = f32x4.splat(0);
  let c = f32x4.splat(0);
  let d = f32x4.splat(0);
  let e = f32x4.splat(0);
  let f = f32x4.splat(0);
  let g = f32x4.splat(0);
  let h = f32x4.splat(0);
  const end = row + floatStride;
  for (let query = queryAt; row < end; row += 128, query += 128) {
    a = f32x4.add(a, f32x4.mul(v128.load(row), v128.load(query)));
    b = f32x4.add(b, f32x4.mul(v128.load(row, 16), v128.load(query, 16)));
    c = f32x4.add(c, f32x4.mul(v128.load(row, 32), v128.load(query, 32)));
    d = f32x4.add(d, f32x4.mul(v128.load(row, 48), v128.load(query, 48)));
    e = f32x4.add(e, f32x4.mul(v128.load(row, 64), v128.load(query, 64)));
    f = f32x4.add(f, f32x4.mul(v128.load(row, 80), v128.load(query, 80)));
    g = f32x4.add(g, f32x4.mul(v128.load(row, 96), v128.load(query, 96)));
    h = f32x4.add(h, f32x4.mul(v128.load(row, 112), v128.load(query, 112)));
  }
  const first = f32x4.add(f32x4.add(a, b), f32x4.add(c, d));
  const second = f32x4.add(f32x4.add(e, f), f32x4.add(g, h));
  const sum = f32x4.add(first, second);
  return (f32x4.extract_lane(sum, 0) + f32x4.extract_lane(sum, 1)) +
    (f32x4.extract_lane(sum, 2) + f32x4.extract_lane(sum, 3));
}

/** The same sums in the same order, so that every module gives the same bits. */
function dotNarrow(row: usize): f32 {
  return (lane(row, 0) + lane(row, 4)) + (lane(row, 8) + lane(row, 12));
}

function lane(row: usize, offset: usize): f32 {
  let a: f32 = 0;
  let b: f32 = 0;
  let c: f32 = 0;
  let d: f32 = 0;
  let e: f32 = 0;
  let f: f32 = 0;
  let g: f32 = 0;
  let h: f32 = 0;
  const end = row + floatStride;
  row += offset;
  for (let query = queryAt + offset; row < end; row += 128, query += 128) {
    a += load<f32>(row) * load<f32>(query);
    b += load<f32>(row, 16) * load<f32>(query, 16);
    c += load<f32>(row, 32) * load<f32>(query, 32);
    d += load<f32>(row, 48) * load<f32>(query, 48);
    e += load<f32>(row, 64) * load<f32>(query, 64);
    f += load<f32>(row, 80) * load<f32>(query, 80);
    g += load<f32>(row, 96) * load<f32>(query, 96);
    h += load<f32>(row, 112) * load<f32>(query, 112);
  }
  return ((a + b) + (c + d)) + ((e + f) + (g + h));
}
