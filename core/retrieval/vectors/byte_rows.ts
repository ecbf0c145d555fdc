import type { VectorRows } from "./float_rows.ts";
import type { Kernel, RowHit } from "./kernel.ts";
import type { StoredFloats } from "./stored_floats.ts";

/** Candidates of the coarse scan at least, and for each wanted hit. */
const candidates = { least: 128, perHit: 4 };
/** How much larger the estimates' errors may be than the largest seen among the candidates. */
const errorMargin = 2;

/**
 * Rows in int8 in the kernel's memory, a quarter of the size: a scan of them finds candidates, whose
 * rows in f32 then decide. The order of what is found is that of {@link FloatRows}.
 */
export class ByteRows implements VectorRows {
  readonly kind = "bytes";
  isDamaged = false;
  readonly #kernel: Kernel;
  readonly #floats: StoredFloats;

  constructor(kernel: Kernel, floats: StoredFloats) {
    this.#kernel = kernel;
    this.#floats = floats;
  }

  write(row: number, vector: Float32Array): void {
    const { rescoreAt } = this.#kernel;
    this.#kernel.reserve(this.#at(row + 1));
    this.#kernel.floats(rescoreAt, this.#kernel.dimensions).set(vector);
    this.#kernel.quantise(rescoreAt, this.#at(row), 1);
    this.#floats.write(row, vector);
  }

  read(row: number, target: Float32Array): void {
    this.#floats.read(row, target);
  }

  best(k: number, among: { count: number; eligible: Uint32Array | null }): RowHit[] {
    const { mostHits, rowsAt } = this.#kernel;
    const scan = { rows: "bytes", at: rowsAt, ...among } as const;
    for (let wanted = Math.max(candidates.least, candidates.perHit * k);; wanted *= 4) {
      const found = this.#kernel.best(Math.min(wanted, mostHits), scan);
      const exact = this.#rescore(found);
      const areAll = found.length < wanted || wanted >= mostHits;
      if (areAll || isCertain(k, found, exact)) return exact.slice(0, k);
    }
  }

  compact(kept: readonly number[]): void {
    const { byteStride } = this.#kernel;
    kept.forEach((from, to) => {
      if (from === to) return;
      const row = this.#kernel.bytes(this.#at(from), byteStride);
      this.#kernel.bytes(this.#at(to), byteStride).set(row);
    });
    this.#floats.compact(kept);
  }

  close(): void {
    this.#floats.close();
  }

  #rescore(found: readonly RowHit[]): RowHit[] {
    // In rising order, so that equal scores come in the order of their rows, and the file's.
    const rows = found.map(({ row }) => row).sort((a, b) => a - b);
    const damaged = new Set<number>();
    const hits = this.#kernel.bestOfGathered(rows.length, rows.length, (first, count) => {
      for (let at = 0; at < count; at++) {
        if (!this.#gather(rows[first + at]!, at)) damaged.add(rows[first + at]!);
      }
    });
    if (damaged.size > 0) this.isDamaged = true;
    return hits.map(({ row, score }) => ({ row: rows[row]!, score }))
      .filter(({ row }) => !damaged.has(row));
  }

  #gather(row: number, place: number): boolean {
    const { rescoreAt, floatStride, dimensions } = this.#kernel;
    const at = rescoreAt + place * floatStride;
    this.#floats.read(row, this.#kernel.floats(at, dimensions));
    return this.#kernel.isRowOf(at, this.#at(row));
  }

  #at(row: number): number {
    return this.#kernel.rowsAt + row * this.#kernel.byteStride;
  }
}

/**
 * Whether no row beside the candidates can belong to the best `k`: the last candidate's estimate,
 * with room for a larger error than any seen, is below the last hit's score.
 */
function isCertain(k: number, found: readonly RowHit[], exact: readonly RowHit[]): boolean {
  const estimates = new Map(found.map(({ row, score }) => [row, score]));
  const error = Math.max(...exact.map(({ row, score }) => Math.abs(score - estimates.get(row)!)));
  const last = exact[Math.min(k, exact.length) - 1];
  return last === undefined || found.at(-1)!.score + errorMargin * error <= last.score;
}
