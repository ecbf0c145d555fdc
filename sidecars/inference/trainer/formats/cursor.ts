import { FileEndsEarly } from "./file_bytes.ts";

/** Reads little-endian values one after another. @throws {FileEndsEarly} past the last byte. */
export interface Cursor {
  at: number;
  /** Passes over bytes and answers where they began. */
  skip(bytes: number): number;
  u32(): number;
  /** A count or length. @throws {RangeError} for one that no file can have. */
  count(): number;
  bytes(length: number): Uint8Array<ArrayBuffer>;
  /** A text behind its length in 64 bits. */
  text(): string;
}

/** A cursor at the start of some bytes. */
export function createCursor(data: Uint8Array<ArrayBuffer>): Cursor {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  return {
    at: 0,
    skip(bytes) {
      const from = this.at;
      if (from + bytes > data.length) throw new FileEndsEarly();
      this.at += bytes;
      return from;
    },
    u32() {
      return view.getUint32(this.skip(4), true);
    },
    count() {
      const value = view.getBigUint64(this.skip(8), true);
      if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new RangeError(`an odd number ${value}`);
      return Number(value);
    },
    bytes(length) {
      const from = this.skip(length);
      return data.subarray(from, from + length);
    },
    text() {
      return new TextDecoder().decode(this.bytes(this.count()));
    },
  };
}
