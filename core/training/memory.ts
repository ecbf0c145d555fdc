import {
  type EngineId,
  hyperChoices,
  type Hyperparameters,
  type ModelShape,
  type TorchVariant,
} from "@/core/contract/mod.ts";
import { loraParameters } from "./lora_parameters.ts";

/** How the base model's numbers are held; decides how many bytes each takes. */
export type Precision = "float32" | "bf16" | "4bit" | "q8_0";

/** How an engine holds the base model on a processor, unless 4 bits are wished for. */
export function precisionOf(engine: EngineId, variant: TorchVariant): Precision {
  if (engine === "native") return "q8_0";
  return variant === "cuda" || variant === "rocm" ? "bf16" : "float32";
}

/** What memory depends on beside the settings. */
export interface MemoryCase {
  shape: ModelShape;
  precision: Precision;
  /** Tokens of the longest row; rows are cut at the run's `maxLength`. */
  longestRow: number;
}

const bytesPerParameter: Record<Precision, number> = {
  ...{ float32: 4, bf16: 2, "4bit": 0.65 },
  // As it is and transposed, for the way back.
  q8_0: 2.125,
};

/** What an engine holds beside the base model. */
interface Holding {
  /** Before the model is loaded. */
  processBytes: number;
  /** Of a trainable parameter: weight, gradients and two moments, each in float32. */
  bytesPerTrainable: number;
  /** Numbers that a layer keeps of a token for the way back, in multiples of its width. */
  keptPerLayer: { plain: number; checkpointing: number };
  /** Of a supervised token, in multiples of the vocabulary. */
  keptPerVocabulary: number;
  /** Whether each layer keeps how much each token looks at each other one, for every head. */
  keepsScores: boolean;
}

/**
 * Fitted to measured peaks of a 135M model, within 4 % (reference/engines.md §4); with checkpointing
 * only the layer's input and one layer's inner values remain. Kept of the vocabulary are logits, their
 * softmax and gradients.
 */
const torch: Holding = {
  processBytes: 450e6,
  bytesPerTrainable: 16,
  keptPerLayer: { plain: 35, checkpointing: 9 },
  keptPerVocabulary: 5,
  keepsScores: false,
};

/**
 * The same for our own engine, within 5 %: two lanes have gradients of their own, and logits are
 * computed in slices, which count to the process.
 */
const native: Holding = {
  processBytes: 252e6,
  bytesPerTrainable: 20,
  keptPerLayer: { plain: 12.2, checkpointing: 3 },
  keptPerVocabulary: 0,
  keepsScores: true,
};

/** The width of a head in most models; models do not state it in their shape. */
const usualHead = 64;

/**
 * The least with which the same run gets through: our own engine gives the transposed copies up where
 * memory is short, and makes them anew in each step.
 */
export function leastMemory(
  memory: MemoryCase,
  hyper: Parameters<typeof estimateMemory>[1],
): number {
  const { precision, shape } = memory;
  const spared = precision === "q8_0" ? shape.parameters * bytesPerParameter.q8_0 / 2 : 0;
  return estimateMemory(memory, hyper) - spared;
}

/** The memory in bytes that training takes at its peak. */
export function estimateMemory(
  { shape, precision, longestRow }: MemoryCase,
  hyper: Pick<
    Hyperparameters,
    "batchSize" | "loraRank" | "maxLength" | "gradientCheckpointing"
  >,
): number {
  const { parameters, layers, hidden, vocabulary } = shape;
  const { processBytes, bytesPerTrainable, keptPerLayer, keptPerVocabulary, keepsScores } =
    precision === "q8_0" ? native : torch;
  const isShort = hyper.gradientCheckpointing;
  const kept = isShort ? keptPerLayer.checkpointing : keptPerLayer.plain;
  const length = Math.min(longestRow, hyper.maxLength);
  const scores = keepsScores ? (isShort ? 1 : layers) * length * hidden / usualHead : 0;
  const perToken = 4 * (kept * layers * hidden + scores + keptPerVocabulary * vocabulary);
  // Our own engine looks tokens up in the embedding as the file holds it, about a byte a number.
  const embedding = precision === "q8_0" ? hidden * vocabulary : 0;
  return processBytes + bytesPerParameter[precision] * parameters + embedding +
    bytesPerTrainable * loraParameters(shape, hyper.loraRank) +
    hyper.batchSize * length * perToken;
}

/** A change of settings that needs less memory, and how much is needed then. */
export type MemoryAdvice =
  & { bytes: number }
  & (
    | { kind: "batch"; batchSize: Hyperparameters["batchSize"]; accumulation: number }
    | { kind: "checkpointing" }
    | { kind: "rows"; maxLength: number }
    | { kind: "model" }
  );

/**
 * The mildest change after which the run fits into `availableBytes`: a smaller batch (gradients are
 * gathered instead, so that the result stays the same), then gradient checkpointing, then shorter
 * rows, and at last another model.
 *
 * With `hasFailed` the settings were tried and did not fit, whatever the estimate says.
 */
export function adviseMemory(
  memory: MemoryCase,
  hyper: Hyperparameters,
  { availableBytes, hasFailed }: { availableBytes: number; hasFailed: boolean },
): MemoryAdvice | null {
  const bytes = estimateMemory(memory, hyper);
  if (bytes <= availableBytes && !hasFailed) return null;
  return smallerBatch(memory, hyper, availableBytes) ??
    checkpointing(memory, hyper, availableBytes) ??
    shorterRows(memory, hyper, availableBytes) ??
    { kind: "model", bytes: estimateMemory(memory, smallestOf(hyper)) };
}

function smallerBatch(
  memory: MemoryCase,
  hyper: Hyperparameters,
  availableBytes: number,
): MemoryAdvice | null {
  const smaller = hyperChoices.batchSize.filter((size) => size < hyper.batchSize).reverse();
  for (const batchSize of smaller) {
    const bytes = estimateMemory(memory, { ...hyper, batchSize });
    const accumulation = Math.min(
      hyper.gradientAccumulation * hyper.batchSize / batchSize,
      hyperChoices.gradientAccumulation.at(-1) ?? 1,
    );
    if (bytes <= availableBytes) return { kind: "batch", batchSize, accumulation, bytes };
  }
  return null;
}

function checkpointing(
  memory: MemoryCase,
  hyper: Hyperparameters,
  availableBytes: number,
): MemoryAdvice | null {
  if (hyper.gradientCheckpointing) return null;
  const changed = { ...hyper, batchSize: 1 as const, gradientCheckpointing: true };
  const bytes = estimateMemory(memory, changed);
  return bytes <= availableBytes ? { kind: "checkpointing", bytes } : null;
}

function shorterRows(
  memory: MemoryCase,
  hyper: Hyperparameters,
  availableBytes: number,
): MemoryAdvice | null {
  const longest = Math.min(memory.longestRow, hyper.maxLength);
  for (let maxLength = halfPower(longest); maxLength >= shortestRows; maxLength /= 2) {
    const bytes = estimateMemory(memory, { ...smallestOf(hyper), maxLength });
    if (bytes <= availableBytes) return { kind: "rows", maxLength, bytes };
  }
  return null;
}

const shortestRows = hyperChoices.maxLength.least;

/** The largest power of two below a length. */
function halfPower(length: number): number {
  return 2 ** (Math.ceil(Math.log2(length)) - 1);
}

function smallestOf(hyper: Hyperparameters): Hyperparameters {
  return { ...hyper, batchSize: 1, gradientCheckpointing: true };
}
