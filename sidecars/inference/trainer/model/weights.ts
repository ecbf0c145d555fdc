import { type Context, createContext } from "../ggml/context.ts";
import { elementType, type Tensor } from "../ggml/types.ts";
import type { Copy } from "./conversion.ts";
import { copyAll, type Target } from "./copying.ts";
import type { GgufHead, StoredTensor } from "./head.ts";
import type { ModelPlan, Projection } from "./plan.ts";
import { ropeFactorNames } from "./rope_factors.ts";
import { shapesOf } from "./shapes.ts";
import { type Stored, storedIn } from "./stored.ts";

/** A frozen matrix `[in, out]` and the same one transposed, for the gradient to its input. */
export interface Matrix {
  forward: Tensor;
  backward: Tensor;
  /** `[out]`, added to what the matrix gives. */
  bias: Tensor | null;
}

/** The linear layers that a plan names as its projections. */
export type Matrices = Readonly<Partial<Record<Projection, Matrix>>>;

/** The frozen weights of a block. */
export interface BlockWeights {
  attentionNorm: Tensor;
  mlpNorm: Tensor;
  /** `[headSize]`, of queries and keys. */
  headNorms: { q: Tensor; k: Tensor } | null;
  /** Of what attention and MLP give. */
  postNorms: { attention: Tensor; mlp: Tensor } | null;
  /** Those that the plan names as its projections. */
  matrices: Matrices;
}

/** The frozen weights of a model, on a backend. */
export interface Weights extends Disposable {
  /** `[width, vocabulary]`, as stored. */
  embedding: Tensor;
  output: Matrix;
  outputNorm: Tensor;
  /** What rotary angles are divided by, `[dimensions / 2]`. */
  ropeFactors: Tensor | null;
  blocks: BlockWeights[];
  bytes: number;
}

/** How the matrices are held: as f32 for comparison, in 8 bits where speed or memory counts. */
export type Held = "f32" | "bf16" | "q8_0";

interface Loading {
  stored: Stored;
  plan: ModelPlan;
  context: Context;
  held: Held;
  /** What is copied where once there is memory. */
  copies: Copy[];
}

/**
 * Reads a model's weights and makes the transposed copies.
 *
 * @throws {OddModel} that names the tensor which is missing, odd, or unknown to the graph.
 */
export async function loadWeights(
  head: GgufHead,
  plan: ModelPlan,
  { held, ...target }: Target & { held: Held },
): Promise<Weights> {
  const { backend, backend: { library } } = target;
  using parts = new DisposableStack();
  const context = parts.use(createContext(library, { tensors: 32 * plan.layers + 16 }));
  const loading = { stored: storedIn(head, library), plan, context, held, copies: [] };
  const weights = weightsIn(loading);
  loading.stored.refuseRest();
  const buffer = parts.use(backend.allocate(context, "anything"));
  await copyAll(head.path, target, loading.copies);
  const kept = parts.move();
  return { ...weights, bytes: buffer.bytes, [Symbol.dispose]: () => kept.dispose() };
}

function weightsIn(loading: Loading): Omit<Weights, "bytes" | keyof Disposable> {
  const { stored, plan } = loading;
  const shape = [plan.width, plan.vocabulary] as const;
  const embedding = stored.take("token_embd.weight", shape);
  // Without a matrix of its own, the output is tied to the embedding.
  const output = stored.takeIfThere("output.weight", shape) ?? embedding;
  return {
    embedding: placed(loading, embedding, embedding.type),
    output: matrix(loading, output, shape),
    outputNorm: vector(loading, "output_norm.weight", plan.width),
    ropeFactors: ropeFactors(loading),
    blocks: Array.from({ length: plan.layers }, (_, layer) => block(loading, layer)),
  };
}

/** The others are known, and not used. */
function ropeFactors(loading: Loading): Tensor | null {
  const { stored, plan } = loading;
  if (!plan.ropeFactors) return null;
  const size = plan.sights[0]!.rotation.dimensions / 2;
  for (const name of ropeFactorNames) stored.takeIfThere(name, [size]);
  return vector(loading, plan.ropeFactors, size);
}

function block(loading: Loading, layer: number): BlockWeights {
  const { width, headSize, normsHeads, normsAfter } = loading.plan;
  const norm = (name: string, size = width) => vector(loading, `blk.${layer}.${name}.weight`, size);
  return {
    attentionNorm: norm("attn_norm"),
    mlpNorm: norm("ffn_norm"),
    headNorms: normsHeads
      ? { q: norm("attn_q_norm", headSize), k: norm("attn_k_norm", headSize) }
      : null,
    postNorms: normsAfter
      ? { attention: norm("post_attention_norm"), mlp: norm("post_ffw_norm") }
      : null,
    matrices: matrices(loading, layer),
  };
}

function matrices(loading: Loading, layer: number): Matrices {
  const shapes = shapesOf(loading.plan);
  return Object.fromEntries(loading.plan.projections.map((projection) => {
    const shape = shapes[projection];
    const name = `blk.${layer}.${projection}`;
    const made = matrix(loading, loading.stored.take(`${name}.weight`, shape), shape);
    return [projection, { ...made, bias: optionalVector(loading, `${name}.bias`, shape[1]) }];
  }));
}

function vector(loading: Loading, name: string, size: number): Tensor {
  return placed(loading, loading.stored.take(name, [size]), elementType.f32);
}

function optionalVector(loading: Loading, name: string, size: number): Tensor | null {
  const from = loading.stored.takeIfThere(name, [size]);
  return from && placed(loading, from, elementType.f32);
}

function placed({ context, copies }: Loading, from: StoredTensor, type: number): Tensor {
  const to = context.tensor(type, from.shape as [number, number]);
  copies.push({ from, to });
  return to;
}

function matrix(
  loading: Loading,
  from: StoredTensor,
  [inputs, outputs]: readonly [number, number],
): Matrix {
  const { context, copies } = loading;
  const forward = context.tensor(typeFor(loading, inputs), [inputs, outputs]);
  const backward = context.tensor(typeFor(loading, outputs), [outputs, inputs]);
  copies.push({ from, to: forward, transposed: backward });
  return { forward, backward, bias: null };
}

/** Rows that are not whole blocks of the wanted type are held in 16 bits. */
function typeFor({ context, held }: Loading, row: number): number {
  const type = elementType[held];
  const block = Number(context.library.ggml.ggml_blck_size(type));
  return row % block === 0 ? type : elementType.bf16;
}
