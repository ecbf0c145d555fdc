import { AppError } from "@/core/contract/mod.ts";
import type { Kernels } from "./kernels.ts";

const pageBytes = 65_536;
/** The memory grows by no less: each time makes all views of it anew. */
const growthBytes = 16 * pageBytes;

const hashedPerCall = 1024 * 1024;

/** What `native/vectors/assembly/mod.ts` exports. */
interface KernelExports {
  memory: WebAssembly.Memory;
  maskAt: WebAssembly.Global;
  hitsAt: WebAssembly.Global;
  queryAt: WebAssembly.Global;
  rescoreAt: WebAssembly.Global;
  floatStride: WebAssembly.Global;
  byteStride: WebAssembly.Global;
  mostHits: WebAssembly.Global;
  rowsPerCall: WebAssembly.Global;
  rescoredPerCall: WebAssembly.Global;
  configure(dimensions: number): number;
  begin(k: number): void;
  finish(): number;
  scanFloats(rows: number, count: number, firstRow: number): void;
  prepareByteScan(): void;
  scanBytes(rows: number, count: number, firstRow: number): void;
  quantise(floats: number, bytes: number, count: number): void;
  isRowOf(floats: number, bytes: number): number;
  xxhash64(at: number, length: number, seed: bigint): bigint;
}

/** A row of a scan with its score, the best first. */
export interface RowHit {
  row: number;
  score: number;
}

/** What is scanned: rows one behind the other, and a bit for each that takes part. */
export interface Scan {
  rows: "floats" | "bytes";
  /** The first row's address. */
  at: number;
  count: number;
  /** Bit r of word r/32; null when every row takes part. */
  eligible: Uint32Array | null;
}

/**
 * One instance of the kernels with a memory of its own, for vectors of one length. Rows may be
 * written from {@link rowsAt} on.
 */
export class Kernel {
  readonly dimensions: number;
  /** Bytes from one row to the next, with the zeros behind its end. */
  readonly floatStride: number;
  /** Bytes from one int8 row to the next, with its scale, sum and checksum. */
  readonly byteStride: number;
  /** The first address that the kernels do not use themselves. */
  readonly rowsAt: number;
  /** Where {@link rescoredPerCall} rows in f32 have room. */
  readonly rescoreAt: number;
  readonly rescoredPerCall: number;
  /** Hits that one scan can collect. */
  readonly mostHits: number;
  readonly #rowsPerCall: number;
  readonly #exports: KernelExports;

  constructor({ module }: Kernels, dimensions: number) {
    const exports = new WebAssembly.Instance(module).exports as unknown as KernelExports;
    this.#exports = exports;
    this.dimensions = dimensions;
    this.rowsAt = exports.configure(dimensions);
    this.floatStride = exports.floatStride.value;
    this.byteStride = exports.byteStride.value;
    this.rescoreAt = exports.rescoreAt.value;
    this.rescoredPerCall = exports.rescoredPerCall.value;
    this.mostHits = exports.mostHits.value;
    this.#rowsPerCall = exports.rowsPerCall.value;
    this.reserve(this.rowsAt);
  }

  /**
   * Makes addresses below `end` usable.
   *
   * @throws {AppError} `vectors_out_of_memory` where the computer has no more.
   */
  reserve(end: number): void {
    const { memory } = this.#exports;
    const missing = end - memory.buffer.byteLength;
    if (missing <= 0) return;
    try {
      memory.grow(Math.ceil(Math.max(missing, growthBytes) / pageBytes));
    } catch (cause) {
      throw new AppError("vectors_out_of_memory", {}, { cause });
    }
  }

  /** Bytes of the memory, as a view that holds until the memory grows. */
  bytes(at: number, length: number): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.#exports.memory.buffer as ArrayBuffer, at, length);
  }

  /** Numbers of the memory, as a view that holds until the memory grows. */
  floats(at: number, length: number): Float32Array<ArrayBuffer> {
    return new Float32Array(this.#exports.memory.buffer as ArrayBuffer, at, length);
  }

  /** Sets the vector that rows are compared with: of length 1, {@link dimensions} numbers. */
  setQuery(vector: Float32Array): void {
    this.floats(this.#exports.queryAt.value, this.dimensions).set(vector);
    this.#exports.prepareByteScan();
  }

  /** The `k` rows with the greatest dot products; of equal ones the lower row comes first. */
  best(k: number, scan: Scan): RowHit[] {
    this.#exports.begin(k);
    this.#scan(scan, 0);
    return this.#hits();
  }

  /** As {@link best} over rows in f32 that `fill` puts at {@link rescoreAt}, some at a time. */
  bestOfGathered(k: number, count: number, fill: (first: number, count: number) => void): RowHit[] {
    this.#exports.begin(k);
    for (let first = 0; first < count; first += this.rescoredPerCall) {
      const part = Math.min(this.rescoredPerCall, count - first);
      fill(first, part);
      this.#scan({ rows: "floats", at: this.rescoreAt, count: part, eligible: null }, first);
    }
    return this.#hits();
  }

  /** Makes int8 rows of rows in f32. */
  quantise(floats: number, bytes: number, count: number): void {
    this.#exports.quantise(floats, bytes, count);
  }

  /** Whether the row in f32 is the one that an int8 row was made of. */
  isRowOf(floats: number, bytes: number): boolean {
    return this.#exports.isRowOf(floats, bytes) !== 0;
  }

  /** XXH64 of a part of the memory as 16 digits; each megabyte's is the seed of the next. */
  checksum(at: number, length: number): string {
    let hash = 0n;
    // One long call would stay in the code that the compiler makes first, which is slow.
    for (let done = 0; done < length || done === 0; done += hashedPerCall) {
      hash = this.#exports.xxhash64(at + done, Math.min(hashedPerCall, length - done), hash);
    }
    return BigInt.asUintN(64, hash).toString(16).padStart(16, "0");
  }

  #scan({ rows, at, count, eligible }: Scan, firstRow: number): void {
    const scan = rows === "floats" ? this.#exports.scanFloats : this.#exports.scanBytes;
    const stride = rows === "floats" ? this.floatStride : this.byteStride;
    for (let first = 0; first < count; first += this.#rowsPerCall) {
      const part = Math.min(this.#rowsPerCall, count - first);
      this.#setMask(eligible, { first, count: part });
      scan(at + first * stride, part, firstRow + first);
    }
  }

  #setMask(eligible: Uint32Array | null, { first, count }: { first: number; count: number }): void {
    const words = Math.ceil(count / 32);
    const mask = new Uint32Array(this.#exports.memory.buffer, this.#exports.maskAt.value, words);
    if (eligible === null) mask.fill(0xffff_ffff);
    else mask.set(eligible.subarray(first / 32, first / 32 + words));
    if (count % 32 !== 0) mask[words - 1]! &= (1 << count % 32) - 1;
  }

  #hits(): RowHit[] {
    const count = this.#exports.finish();
    const { buffer } = this.#exports.memory;
    const scores = new Float32Array(buffer, this.#exports.hitsAt.value, 2 * count);
    const rows = new Int32Array(buffer, this.#exports.hitsAt.value, 2 * count);
    return Array.from(
      { length: count },
      (_, at) => ({ row: rows[2 * at + 1]!, score: scores[2 * at]! }),
    );
  }
}
