import type { Backend } from "../ggml/backend.ts";
import { type Context, createContext } from "../ggml/context.ts";
import { elementType, type Tensor } from "../ggml/types.ts";
import type { Copy } from "./conversion.ts";
import { copyAll, type Target } from "./copying.ts";
import type { GgufHead, StoredTensor } from "./head.ts";
import type { ModelPlan, Projection } from "./plan.ts";
import { ropeFactorNames } from "./rope_factors.ts";
import { shapesOf } from "./shapes.ts";
import { type Stored, storedIn } from "./stored.ts";

/** A frozen matrix `[in, out]`. */
export interface Matrix {
  forward: Tensor;
  /** The same one transposed, for the gradient to its input; null where memory is short. */
  backward: Tensor | null;
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
  /** What they take, and what the transposed copies take: nothing where these are not kept. */
  bytesOf(): { plain: number; transposed: number };
  /** Gives up the transposed copies: graphs that are built from now on make them anew. */
  dropTransposed(): void;
}

/** How the matrices are held: as f32 for comparison, in 8 bits where speed or memory counts. */
export type Held = "f32" | "bf16" | "q8_0";

interface Loading {
  stored: Stored;
  plan: ModelPlan;
  held: Held;
  /** Of the weights as they are, and of the transposed copies. */
  contexts: { plain: Context; transposed: Context };
  matrices: Matrix[];
  /** What is copied where once there is memory. */
  copies: Copy[];
}

/** How weights are loaded. */
export interface LoadOptions extends Target {
  held: Held;
  /** Whether there is room for weights with transposed copies; where it is not given, there is. */
  mayKeep?(bytes: number): boolean;
}

/**
 * Reads a model's weights and makes the transposed copies, if these may be kept.
 *
 * @throws {OddModel} that names the tensor which is missing, odd, or unknown to the graph.
 */
export async function loadWeights(
  head: GgufHead,
  plan: ModelPlan,
  { held, mayKeep = () => true, ...target }: LoadOptions,
): Promise<Weights> {
  const { backend, backend: { library } } = target;
  using parts = new DisposableStack();
  const make = () => parts.use(createContext(library, { tensors: 32 * plan.layers + 16 }));
  const contexts = { plain: make(), transposed: make() };
  const stored = storedIn(head, library);
  const loading: Loading = { stored, plan, held, contexts, matrices: [], copies: [] };
  const weights = weightsIn(loading);
  stored.refuseRest();
  // Asked before the first is taken: of some memory only what is written counts as taken.
  const isKept = mayKeep(backend.need(contexts.plain) + backend.need(contexts.transposed));
  const plain = parts.use(backend.allocate(contexts.plain, "anything"));
  const transposed = parts.use(keepTransposed(loading, backend, isKept));
  const copies = transposed.bytes > 0
    ? loading.copies
    : loading.copies.map(({ from, to }) => ({ from, to }));
  await copyAll(head.path, target, copies);
  const kept = parts.move();
  return {
    ...weights,
    bytesOf: () => ({ plain: plain.bytes, transposed: transposed.bytes }),
    dropTransposed: transposed.drop,
    [Symbol.dispose]: () => kept.dispose(),
  };
}

/** The memory of the transposed copies, as long as they are kept. */
interface KeptCopies extends Disposable {
  readonly bytes: number;
  drop(): void;
}

function keepTransposed(
  { contexts: { transposed }, matrices }: Loading,
  backend: Backend,
  isKept: boolean,
): KeptCopies {
  let buffer = isKept ? backend.allocate(transposed, "anything") : null;
  const drop = () => {
    for (const matrix of matrices) matrix.backward = null;
    buffer?.[Symbol.dispose]();
    buffer = null;
  };
  if (!buffer) drop();
  return {
    get bytes() {
      return buffer?.bytes ?? 0;
    },
    drop,
    [Symbol.dispose]: drop,
  };
}

function weightsIn(
  loading: Loading,
): Omit<Weights, "bytesOf" | "dropTransposed" | keyof Disposable> {
  const { stored, plan } = loading;
  const shape = [plan.width, plan.vocabulary] as const;
  const stem = stored.take("token_embd.weight", shape);
  // Without a matrix of its own, the output is tied to the embedding.
  const last = stored.takeIfThere("output.weight", shape) ?? stem;
  const output = matrix(loading, last, { shape, bias: null });
  const isSame = last === stem && isExact(output.forward.type, stem.type);
  return {
    embedding: isSame ? output.forward : placed(loading, stem, stem.type),
    output,
    outputNorm: vector(loading, "output_norm.weight", plan.width),
    ropeFactors: ropeFactors(loading),
    blocks: Array.from({ length: plan.layers }, (_, layer) => block(loading, layer)),
  };
}

/** Whether nothing is lost when numbers of one type are held in the other. */
function isExact(held: number, stored: number): boolean {
  return held === stored || held === elementType.f32;
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
    const from = loading.stored.take(`${name}.weight`, shape);
    const bias = optionalVector(loading, `${name}.bias`, shape[1]);
    return [projection, matrix(loading, from, { shape, bias })];
  }));
}

function vector(loading: Loading, name: string, size: number): Tensor {
  return placed(loading, loading.stored.take(name, [size]), elementType.f32);
}

function optionalVector(loading: Loading, name: string, size: number): Tensor | null {
  const from = loading.stored.takeIfThere(name, [size]);
  return from && placed(loading, from, elementType.f32);
}

function placed({ contexts, copies }: Loading, from: StoredTensor, type: number): Tensor {
  const to = contexts.plain.tensor(type, from.shape as [number, number]);
  copies.push({ from, to });
  return to;
}

function matrix(
  loading: Loading,
  from: StoredTensor,
  { shape: [inputs, outputs], bias }: { shape: readonly [number, number]; bias: Tensor | null },
): Matrix {
  const { contexts, matrices, copies } = loading;
  const forward = contexts.plain.tensor(typeFor(loading, inputs), [inputs, outputs]);
  const backward = contexts.transposed.tensor(typeFor(loading, outputs), [outputs, inputs]);
  copies.push({ from, to: forward, transposed: backward });
  const made = { forward, backward, bias };
  matrices.push(made);
  return made;
}

/** Rows that are not whole blocks of the wanted type are held in 16 bits. */
function typeFor({ contexts, held }: Loading, row: number): number {
  const type = elementType[held];
  const block = Number(contexts.plain.library.ggml.ggml_blck_size(type));
  return row % block === 0 ? type : elementType.bf16;
}
