import type { GgufHead } from "./head.ts";

/** A file lacks what its architecture needs, or holds what its graph does not know. */
export class OddModel extends Error {}

/** A number of a model's architecture. @throws {OddModel} when it is not stated. */
export function number(head: GgufHead, key: string, otherwise?: number): number {
  const value = optionalNumber(head, key) ?? otherwise;
  if (value === undefined) throw new OddModel(`it does not state ${head.architecture}.${key}`);
  return value;
}

/** A whole number of at least one. @throws {OddModel} when it is none. */
export function size(head: GgufHead, key: string, otherwise?: number): number {
  const value = number(head, key, otherwise);
  if (Number.isInteger(value) && value > 0) return value;
  throw new OddModel(`its ${head.architecture}.${key}, ${value}, is no size`);
}

/** A number above zero. @throws {OddModel} when it is none: ggml ends the process for some. */
export function positive(head: GgufHead, key: string, otherwise?: number): number {
  const value = number(head, key, otherwise);
  if (value > 0) return value;
  throw new OddModel(`its ${head.architecture}.${key}, ${value}, is not above zero`);
}

/** A number of a model's architecture, or null when it is not stated. */
export function optionalNumber(head: GgufHead, key: string): number | null {
  const value = head.value(key);
  if (value === undefined || value === null) return null;
  const found = Number(value);
  if ((typeof value !== "number" && typeof value !== "bigint") || !Number.isFinite(found)) {
    throw new OddModel(`its ${head.architecture}.${key} is not one number`);
  }
  return found;
}
