import type { Kernel, RowHit } from "./kernel.ts";

/** Rows that are scanned for the nearest to a vector; all vectors here have length 1. */
export interface VectorRows {
  /** What is scanned. */
  readonly kind: "floats" | "bytes";
  /** Whether stored numbers were found that nobody wrote: the rows must be made anew. */
  readonly isDamaged: boolean;
  /** Sets a row; a new one comes right behind the last. */
  write(row: number, vector: Float32Array): void;
  /** Writes the row's numbers, as they were written, into `target`. */
  read(row: number, target: Float32Array): void;
  /** The best `k` rows of those that take part, by the exact dot product, then by row. */
  best(k: number, among: { count: number; eligible: Uint32Array | null }): RowHit[];
  /** Moves the rows together; only `kept` stay, in their order. */
  compact(kept: readonly number[]): void;
  /** Gives up what it holds of the system. */
  close(): void;
}

/** Rows in f32 in the kernel's memory, all of which every scan reads: exact, for some 50,000. */
export class FloatRows implements VectorRows {
  readonly kind = "floats";
  readonly isDamaged = false;
  readonly #kernel: Kernel;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  write(row: number, vector: Float32Array): void {
    this.#kernel.reserve(this.#at(row + 1));
    this.#view(row).set(vector);
  }

  read(row: number, target: Float32Array): void {
    target.set(this.#view(row));
  }

  best(k: number, among: { count: number; eligible: Uint32Array | null }): RowHit[] {
    const wanted = Math.min(k, this.#kernel.mostHits);
    return this.#kernel.best(wanted, { rows: "floats", at: this.#kernel.rowsAt, ...among });
  }

  compact(kept: readonly number[]): void {
    kept.forEach((from, to) => {
      if (from !== to) this.#view(to).set(this.#view(from));
    });
  }

  close(): void {}

  #at(row: number): number {
    return this.#kernel.rowsAt + row * this.#kernel.floatStride;
  }

  #view(row: number): Float32Array<ArrayBuffer> {
    return this.#kernel.floats(this.#at(row), this.#kernel.dimensions);
  }
}
