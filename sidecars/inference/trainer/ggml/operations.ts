import type { Context } from "./context.ts";
import { type Operations, ownOperations } from "./own_operations.ts";
import { rewritten } from "./rewritten.ts";

export type { AdamW, Operations, Rotation, Turn } from "./own_operations.ts";

/**
 * The operations of a context. Shapes are given fastest dimension first, so that `mulMat(W, x)` with
 * W `[in, out]` and x `[in, n]` is `[out, n]`. What a device lacks is written with others, where that
 * is possible.
 */
export function operationsIn(context: Context): Operations {
  const own = ownOperations(context);
  return context.supports ? { ...own, ...rewritten(own, context.supports) } : own;
}
