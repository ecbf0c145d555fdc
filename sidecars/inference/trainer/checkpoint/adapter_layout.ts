import type { ModelPlan } from "../model/plan.ts";
import type { Pairs } from "../network/adapters.ts";
import { peftName } from "./peft_names.ts";
import { rotaryRows } from "./rotary_rows.ts";

/** One matrix of an adapter: its name in PEFT's files and its place in our row of numbers. */
export interface AdapterMatrix {
  name: string;
  kind: "A" | "B";
  /** Slowest dimension first, as PEFT has it: A `[rank, in]`, B `[out, rank]`. */
  shape: readonly [number, number];
  /** The first of its numbers. Ours lie as `[rank, in]` and `[rank, out]`. */
  start: number;
  /** Where PEFT has the rows of B; null when they are in the same order. */
  rows: Int32Array | null;
}

/** All matrices of an adapter in the order of their numbers. */
export function adapterLayout(plan: ModelPlan, pairs: Pairs): AdapterMatrix[] {
  let end = 0;
  return pairs.flatMap((block, at) =>
    Object.entries(block).flatMap(([projection, { down, up }]) => {
      const [inputs, rank] = down.shape;
      const [outputs] = up.shape;
      const place = (numbers: number) => (end += numbers) - numbers;
      return [
        {
          name: peftName(at, projection, "A"),
          kind: "A" as const,
          shape: [rank, inputs] as const,
          start: place(rank * inputs),
          rows: null,
        },
        {
          name: peftName(at, projection, "B"),
          kind: "B" as const,
          shape: [outputs, rank] as const,
          start: place(rank * outputs),
          rows: rowsOf(plan, projection, outputs),
        },
      ];
    })
  );
}

/** Turning neighbours is what makes GGUF keep the rows in another order. */
function rowsOf(plan: ModelPlan, projection: string, outputs: number): Int32Array | null {
  if (plan.rotation.mode !== 0) return null;
  if (projection === "attn_q") return rotaryRows(outputs, plan.heads);
  if (projection === "attn_k") return rotaryRows(outputs, plan.kvHeads);
  return null;
}
