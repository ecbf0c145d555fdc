import type { GgufHead } from "./head.ts";
import { number } from "./values.ts";

/** Tensors that angles can be divided by: in all rows, or in models that have two of them. */
export const ropeFactorNames = [
  "rope_freqs.weight",
  "rope_factors_short.weight",
  "rope_factors_long.weight",
] as const;

/** The name of a tensor that angles are divided by. */
export type RopeFactors = (typeof ropeFactorNames)[number];

/** Which of them divides the angles of rows that may be so long, in tokens. */
export function ropeFactorsOf(head: GgufHead, context: number): RopeFactors | null {
  const [all, short, long] = ropeFactorNames;
  if (head.tensors.has(all)) return all;
  const trained = number(head, "context_length");
  const first = number(head, "rope.scaling.original_context_length", trained);
  const name = context > first ? long : short;
  return head.tensors.has(name) ? name : null;
}
