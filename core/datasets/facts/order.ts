import { createHash } from "node:crypto";

/** A number that depends on nothing but its arguments. */
export function orderFor(seed: number, key: string): number {
  return createHash("sha256").update(`${seed}\n${key}`).digest().readUInt32BE(0);
}
