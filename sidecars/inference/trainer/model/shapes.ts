import type { ModelPlan, Projection } from "./plan.ts";

/** The shape `[in, out]` of each linear layer that a block can have. */
export function shapesOf(
  { width, heads, kvHeads, headSize, inner, fusesGate }: ModelPlan,
): Record<Projection, readonly [number, number]> {
  const queries = heads * headSize;
  const keys = kvHeads * headSize;
  return {
    attn_qkv: [width, queries + 2 * keys],
    attn_q: [width, queries],
    attn_k: [width, keys],
    attn_v: [width, keys],
    attn_output: [queries, width],
    ffn_gate: [width, inner],
    ffn_up: [width, fusesGate ? 2 * inner : inner],
    ffn_down: [inner, width],
  };
}
