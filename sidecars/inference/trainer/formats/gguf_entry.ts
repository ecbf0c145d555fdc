import { createCursor, type Cursor } from "./cursor.ts";

/**
 * The kinds of values in a GGUF's metadata (`enum gguf_type` in ggml's gguf.h; the format is
 * described in ggml's docs/gguf.md).
 */
export const valueKind = {
  u8: 0,
  i8: 1,
  u16: 2,
  i16: 3,
  u32: 4,
  i32: 5,
  f32: 6,
  bool: 7,
  text: 8,
  array: 9,
  u64: 10,
  i64: 11,
  f64: 12,
} as const;

const { u8, i8, u16, i16, u32, i32, f32, bool, text, array, u64, i64, f64 } = valueKind;

/** One line of a GGUF's metadata. */
export interface GgufEntry {
  key: string;
  /** The whole of it as it lies in a file: key, kind and value. */
  bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Reads the entry at a cursor.
 *
 * @throws {RangeError} for a kind of value that does not exist, and for lists of lists, which ggml
 *   does not read either.
 */
export function readEntry(cursor: Cursor): GgufEntry {
  const start = cursor.at;
  const key = cursor.text();
  skipValue(cursor, cursor.u32());
  const end = cursor.at;
  cursor.at = start;
  return { key, bytes: cursor.bytes(end - start) };
}

const sizes: Readonly<Record<number, number>> = {
  [u8]: 1,
  [i8]: 1,
  [u16]: 2,
  [i16]: 2,
  [u32]: 4,
  [i32]: 4,
  [f32]: 4,
  [bool]: 1,
  [u64]: 8,
  [i64]: 8,
  [f64]: 8,
};

function skipValue(cursor: Cursor, kind: number): void {
  if (kind === text) return void cursor.skip(cursor.count());
  if (kind !== array) return void cursor.skip(sizeOf(kind));
  const inner = cursor.u32();
  const length = cursor.count();
  if (inner !== text) return void cursor.skip(length * sizeOf(inner));
  for (let index = 0; index < length; index++) cursor.skip(cursor.count());
}

function sizeOf(kind: number): number {
  const size = sizes[kind];
  if (size === undefined) throw new RangeError(`an unknown kind of value (${kind})`);
  return size;
}

/** What stands in an entry: a number, bigint, boolean, text, or a list of these. */
export function valueOf({ bytes }: GgufEntry): unknown {
  const cursor = createCursor(bytes);
  cursor.text();
  return readValue(cursor, cursor.u32());
}

/** As {@link valueOf}, but a list, which can be large, is given as an empty one. */
export function plainValueOf(entry: GgufEntry): unknown {
  const cursor = createCursor(entry.bytes);
  cursor.text();
  return cursor.u32() === array ? [] : valueOf(entry);
}

function readValue(cursor: Cursor, kind: number): unknown {
  if (kind === text) return cursor.text();
  if (kind === array) {
    const inner = cursor.u32();
    return Array.from({ length: cursor.count() }, () => readValue(cursor, inner));
  }
  const { buffer, byteOffset, length } = cursor.bytes(sizeOf(kind));
  const view = new DataView(buffer, byteOffset, length);
  if (kind === u8) return view.getUint8(0);
  if (kind === i8) return view.getInt8(0);
  if (kind === u16) return view.getUint16(0, true);
  if (kind === i16) return view.getInt16(0, true);
  if (kind === u32) return view.getUint32(0, true);
  if (kind === i32) return view.getInt32(0, true);
  if (kind === f32) return view.getFloat32(0, true);
  if (kind === bool) return view.getUint8(0) !== 0;
  if (kind === u64) return view.getBigUint64(0, true);
  return kind === i64 ? view.getBigInt64(0, true) : view.getFloat64(0, true);
}

/** An entry that holds a text. */
export function textEntry(key: string, value: string): GgufEntry {
  return entry(key, text, lengthAnd(value));
}

/** An entry that holds a whole number of 32 bits. */
export function u32Entry(key: string, value: number): GgufEntry {
  return entry(key, u32, bytesOf(Uint32Array.of(value)));
}

/** An entry that holds an f32. */
export function f32Entry(key: string, value: number): GgufEntry {
  return entry(key, f32, bytesOf(Float32Array.of(value)));
}

function entry(key: string, kind: number, value: Uint8Array): GgufEntry {
  return { key, bytes: joined([lengthAnd(key), bytesOf(Uint32Array.of(kind)), value]) };
}

/** A text behind its length, as GGUF writes names. */
export function lengthAnd(value: string): Uint8Array<ArrayBuffer> {
  const encoded = new TextEncoder().encode(value);
  return joined([bytesOf(BigUint64Array.of(BigInt(encoded.length))), encoded]);
}

/** Pieces one behind the other. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** The bytes of numbers. */
export function bytesOf(view: ArrayBufferView<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}
