import type { Tensor } from "../ggml/types.ts";
import type { BlockWeights } from "../model/weights.ts";
import type { Builder } from "./builder.ts";
import { type CapTrace, softCap, softCapBack } from "./cap.ts";
import type { Heads } from "./heads.ts";
import { rmsNorm, rmsNormBack } from "./norm.ts";

/** The norms of queries and keys, for models that have them. */
type Norms = BlockWeights["headNorms"];

/** What the way back needs of the way there. */
export interface AttentionTrace {
  /** Before norms and turning, `[headSize, heads, n]`. */
  raw: { q: Tensor; k: Tensor };
  /** Turned queries and keys, `[headSize, length, heads, rows]`. */
  queries: Tensor;
  keys: Tensor;
  values: Tensor;
  /** `[keys, queries, heads, rows]` */
  weights: Tensor;
  cap: CapTrace | null;
}

/** Grouped attention with a causal mask: the mix of values, `[headSize · heads, n]`. */
export function attention(
  builder: Builder,
  { q, k, v }: Heads,
  norms: Norms,
): { output: Tensor; trace: AttentionTrace } {
  const { o, plan: { headSize } } = builder;
  const apart = (a: Tensor) => o.reshape(a, [headSize, a.shape[0] / headSize, a.shape[1]]);
  const raw = { q: apart(q), k: apart(k) };
  const queries = turnedHeads(builder, raw.q, norms?.q);
  const keys = turnedHeads(builder, raw.k, norms?.k);
  const values = headsFirst(builder, apart(v));
  const { weights, cap } = weigh(builder, o.mulMat(keys, queries));
  const mixed = tokensFirst(builder, o.outerProduct(values, turned(builder, weights)));
  return { output: joined(builder, mixed), trace: { raw, queries, keys, values, weights, cap } };
}

/** The gradients of q, k and v from that of the output. */
export function attentionBack(
  builder: Builder,
  { trace, gradient }: { trace: AttentionTrace; gradient: Tensor },
  norms: Norms,
): Heads {
  const { o, plan } = builder;
  const { raw, queries, keys, values, weights } = trace;
  const apart = o.reshape(gradient, [plan.headSize, plan.heads, gradient.shape[1]]);
  const mixed = headsFirst(builder, apart);
  const dScores = weighBack(builder, trace, o.mulMat(values, mixed));
  const dQueries = o.outerProduct(keys, turned(builder, dScores));
  const dKeys = sumOfGroups(builder, o.outerProduct(queries, dScores), plan.kvHeads);
  const dValues = sumOfGroups(builder, o.outerProduct(mixed, weights), plan.kvHeads);
  const unturn = (a: Tensor, x: Tensor, norm: Tensor | undefined) =>
    joined(builder, turnedHeadsBack(builder, a, { x, norm }));
  return {
    q: unturn(dQueries, raw.q, norms?.q),
    k: unturn(dKeys, raw.k, norms?.k),
    v: joined(builder, tokensFirst(builder, dValues)),
  };
}

/** Norms and turns heads. */
function turnedHeads(builder: Builder, x: Tensor, norm: Tensor | undefined): Tensor {
  const { o, sequence } = builder;
  return headsFirst(builder, o.rotate(norm ? rmsNorm(builder, x, norm) : x, sequence.turn));
}

function turnedHeadsBack(
  builder: Builder,
  gradient: Tensor,
  { x, norm }: { x: Tensor; norm: Tensor | undefined },
): Tensor {
  const { o, sequence } = builder;
  const unturned = o.rotateBack(tokensFirst(builder, gradient), sequence.turn);
  return norm ? rmsNormBack(builder, unturned, { x, weight: norm }) : unturned;
}

/** The softmax of scaled, capped and masked scores. */
function weigh(builder: Builder, scores: Tensor): Pick<AttentionTrace, "weights" | "cap"> {
  const { o, sequence: { mask }, plan: { attentionScale, scoreCap } } = builder;
  if (scoreCap === null) {
    return { weights: o.maskedSoftMax(scores, mask, attentionScale), cap: null };
  }
  const capped = softCap(builder, scores, { cap: scoreCap, factor: attentionScale });
  return { weights: o.maskedSoftMax(capped.output, mask, 1), cap: capped.trace };
}

function weighBack(
  builder: Builder,
  { weights, cap }: Pick<AttentionTrace, "weights" | "cap">,
  gradient: Tensor,
): Tensor {
  const { o, plan: { attentionScale } } = builder;
  if (!cap) return o.softMaxBack(gradient, weights, attentionScale);
  const capped = o.softMaxBack(gradient, weights, 1);
  return softCapBack(builder, capped, { trace: cap, factor: attentionScale });
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
