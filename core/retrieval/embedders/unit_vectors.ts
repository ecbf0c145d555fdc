import { AppError, type NamedText } from "@/core/contract/mod.ts";
import { unitVector } from "../vectors/unit_vector.ts";

/** How far the length of a finished vector may be from 1: float32 rounding of some thousand terms. */
const lengthTolerance = 1e-3;

/**
 * Makes a vector of length 1 out of what a program answered.
 *
 * @throws {AppError} `embedder_failed` when it has no direction: a value that is no number, or all 0.
 */
export function answeredVector(values: ArrayLike<number>): Float32Array {
  try {
    return unitVector(values, values.length);
  } catch (error) {
    throw failed({ key: "detail.embedder.no-direction" }, error);
  }
}

/**
 * Cuts vectors that lie one after the other, and checks each.
 *
 * @throws {AppError} `embedder_failed` when they are not as many as texts, or one has not length 1.
 */
export function cutVectors(
  flat: Float32Array<ArrayBuffer>,
  { count, dimensions }: { count: number; dimensions: number },
): Float32Array[] {
  if (flat.length !== count * dimensions) {
    throw failed({
      key: "detail.embedder.count",
      params: { found: Math.floor(flat.length / dimensions), wanted: count },
    });
  }
  return Array.from({ length: count }, (_, at) => {
    const vector = flat.subarray(at * dimensions, (at + 1) * dimensions);
    const squares = vector.reduce((sum, value) => sum + value * value, 0);
    if (!(Math.abs(squares - 1) < lengthTolerance)) {
      throw failed({ key: "detail.embedder.no-direction" });
    }
    return vector;
  });
}

/** An answer that cannot be used, and why; what a program said stands in it as a quotation. */
export function failed(detail: NamedText, cause?: unknown): AppError {
  return new AppError("embedder_failed", { detail }, { cause });
}
