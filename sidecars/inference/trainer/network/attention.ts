import type { Turn } from "../ggml/operations.ts";
import type { Tensor } from "../ggml/types.ts";
import type { Builder } from "./builder.ts";

/** What the way back needs of the way there. */
export interface AttentionTrace {
  /** Turned queries and keys, `[headSize, length, heads, rows]`. */
  queries: Tensor;
  keys: Tensor;
  values: Tensor;
  /** `[keys, queries, heads, rows]` */
  weights: Tensor;
}

/** Queries, keys and values, or their gradients, as the projections give them: `[…, n]`. */
export interface Heads {
  q: Tensor;
  k: Tensor;
  v: Tensor;
}

/** Grouped attention with a causal mask: the mix of values, `[headSize · heads, n]`. */
export function attention(
  builder: Builder,
  { q, k, v }: Heads,
): { output: Tensor; trace: AttentionTrace } {
  const { o, plan } = builder;
  const { headSize } = plan;
  const rotation = turnOf(builder);
  const apart = (a: Tensor) => o.reshape(a, [headSize, a.shape[0] / headSize, a.shape[1]]);
  const turn = (a: Tensor) => o.rotate(apart(a), rotation);
  const queries = headsFirst(builder, turn(q));
  const keys = headsFirst(builder, turn(k));
  const values = headsFirst(builder, apart(v));
  const scores = o.mulMat(keys, queries);
  const weights = o.maskedSoftMax(scores, builder.sequence.mask, plan.attentionScale);
  const mixed = tokensFirst(builder, o.outerProduct(values, turned(builder, weights)));
  return { output: joined(builder, mixed), trace: { queries, keys, values, weights } };
}

/** The gradients of q, k and v from that of the output. */
export function attentionBack(
  builder: Builder,
  { queries, keys, values, weights }: AttentionTrace,
  gradient: Tensor,
): Heads {
  const { o, plan } = builder;
  const rotation = turnOf(builder);
  const apart = o.reshape(gradient, [plan.headSize, plan.heads, gradient.shape[1]]);
  const mixed = headsFirst(builder, apart);
  const dWeights = o.mulMat(values, mixed);
  const dScores = o.softMaxBack(dWeights, weights, plan.attentionScale);
  const dQueries = o.outerProduct(keys, turned(builder, dScores));
  const dKeys = sumOfGroups(builder, o.outerProduct(queries, dScores), plan.kvHeads);
  const dValues = sumOfGroups(builder, o.outerProduct(mixed, weights), plan.kvHeads);
  const unturn = (a: Tensor) => o.rotateBack(tokensFirst(builder, a), rotation);
  return {
    q: joined(builder, unturn(dQueries)),
    k: joined(builder, unturn(dKeys)),
    v: joined(builder, tokensFirst(builder, dValues)),
  };
}

function turnOf({ plan, sequence }: Builder): Turn {
  return { positions: sequence.positions, factors: null, by: plan.rotation };
}

/** `[headSize, heads, n]` → `[headSize · heads, n]` */
function joined({ o }: Builder, a: Tensor): Tensor {
  const [headSize, heads, tokens] = a.shape;
  return o.reshape(a, [headSize * heads, tokens]);
}

/** `[headSize, heads, n]` → `[headSize, length, heads, rows]` */
function headsFirst({ o, sequence: { length, rows } }: Builder, a: Tensor): Tensor {
  const [headSize, heads] = a.shape;
  return o.contiguous(o.permute(o.reshape(a, [headSize, heads, length, rows]), [0, 2, 1, 3]));
}

/** `[headSize, length, heads, rows]` → `[headSize, heads, n]` */
function tokensFirst({ o }: Builder, a: Tensor): Tensor {
  const [headSize, length, heads, rows] = a.shape;
  return o.reshape(o.contiguous(o.permute(a, [0, 2, 1, 3])), [headSize, heads, length * rows]);
}

/** `[a, b, …]` → `[b, a, …]`, as another look at the same numbers. */
function turned({ o }: Builder, a: Tensor): Tensor {
  return o.permute(a, [1, 0, 2, 3]);
}

/** Sums over the query heads that share a head of keys and values. */
function sumOfGroups({ o }: Builder, a: Tensor, kvHeads: number): Tensor {
  const [headSize, length, heads, rows] = a.shape;
  if (heads === kvHeads) return a;
  const grouped = o.reshape(a, [headSize * length, heads / kvHeads, kvHeads, rows]);
  const sum = o.sumTo(grouped, [headSize * length, 1, kvHeads, rows]);
  return o.reshape(sum, [headSize, length, kvHeads, rows]);
}
