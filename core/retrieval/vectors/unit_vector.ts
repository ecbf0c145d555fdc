import { AppError, type NamedText } from "@/core/contract/mod.ts";

/**
 * The vector with length 1, so that a dot product is a cosine; in `target`, where one is given.
 *
 * @throws {AppError} `vector_invalid` when it has not this many numbers, or one that is not finite,
 * or nothing but zeros.
 */
export function unitVector(
  vector: ArrayLike<number>,
  dimensions: number,
  target = new Float32Array(dimensions),
): Float32Array {
  if (vector.length !== dimensions) {
    throw refused({
      key: "detail.vector.length",
      params: { found: vector.length, wanted: dimensions },
    });
  }
  const largest = largestMagnitude(vector);
  if (!Number.isFinite(largest)) throw refused({ key: "detail.vector.not-finite" });
  if (largest === 0) throw refused({ key: "detail.vector.zero" });
  // Divided by the largest first: the squares of tiny numbers would vanish.
  let squares = 0;
  for (let at = 0; at < dimensions; at++) squares += (vector[at]! / largest) ** 2;
  const length = largest * Math.sqrt(squares);
  for (let at = 0; at < dimensions; at++) target[at] = vector[at]! / length;
  return target;
}

/** NaN when one of the numbers is. */
function largestMagnitude(vector: ArrayLike<number>): number {
  let largest = 0;
  for (let at = 0; at < vector.length; at++) largest = Math.max(largest, Math.abs(vector[at]!));
  return largest;
}

function refused(detail: NamedText): AppError {
  return new AppError("vector_invalid", { detail });
}
