import { hyperChoices, type Hyperparameters } from "@/core/contract/mod.ts";
import { estimateMemory, type MemoryCase } from "./memory.ts";

/** Defaults for models below a size. */
interface SizeDefaults {
  /** Parameters of the largest model that the line is for. */
  below: number;
  learningRate: number;
  epochs: number;
  maxLength: number;
  gradientCheckpointing: boolean;
}

/**
 * Small models need a high rate and many passes to learn facts at all: a 135M model learnt 1 of 24
 * facts at 2e-4 and 6 epochs, and 41 of 44 at 1e-3 (reference/engines.md §4). Larger ones learn
 * sooner and forget more: from 1B on the rates are those of the published LoRA recipes (2e-4, 7B and
 * more 1e-4).
 */
const bySize: readonly SizeDefaults[] = [
  { below: 2e8, learningRate: 1e-3, epochs: 6, maxLength: 512, gradientCheckpointing: false },
  { below: 6e8, learningRate: 5e-4, epochs: 5, maxLength: 512, gradientCheckpointing: false },
  { below: 1.2e9, learningRate: 3e-4, epochs: 4, maxLength: 512, gradientCheckpointing: false },
  { below: 4e9, learningRate: 2e-4, epochs: 3, maxLength: 1024, gradientCheckpointing: true },
  { below: Infinity, learningRate: 1e-4, epochs: 3, maxLength: 1024, gradientCheckpointing: true },
];

/** Rows that one update learns from, whatever part of them memory holds at once. */
const rowsPerUpdate = 8;

/** The part of the free memory that a run may plan with. */
export const usableShare = 0.85;

/**
 * Much data needs fewer passes: what the wordings of a fact teach together no row has to teach alone.
 * Twelve wordings for five epochs taught the example more than nine for six.
 */
const byRows: readonly { from: number; share: number }[] = [
  { from: 5000, share: 0.35 },
  { from: 2000, share: 0.5 },
  { from: 1000, share: 0.7 },
];

/** The settings that suit a base model and so many rows, before memory is looked at. */
export function defaultsForSize(parameters: number, rows: number = 0): Hyperparameters {
  const { below: _, ...line } = bySize.find(({ below }) => parameters < below) ?? bySize.at(-1)!;
  const { share = 1 } = byRows.find(({ from }) => rows >= from) ?? {};
  return {
    ...line,
    epochs: Math.max(1, Math.round(line.epochs * share)),
    batchSize: rowsPerUpdate,
    gradientAccumulation: 1,
    loraRank: 16,
    loraAlpha: 32,
    loraDropout: 0,
    schedule: "linear",
    warmupRatio: 0.05,
    weightDecay: 0,
    loadIn4bit: false,
  };
}

/** The settings that suit a base model and fit into memory; the batch is made smaller if it must. */
export function defaultHyperparameters(
  memory: MemoryCase,
  { availableBytes, rows = 0 }: { availableBytes: number; rows?: number },
): Hyperparameters {
  const hyper = defaultsForSize(memory.shape.parameters, rows);
  const fits = (batchSize: Hyperparameters["batchSize"]) =>
    estimateMemory(memory, { ...hyper, batchSize }) <= availableBytes * usableShare;
  const batchSize = [...hyperChoices.batchSize].reverse()
    .find((size) => size <= rowsPerUpdate && fits(size)) ?? 1;
  const gradientAccumulation = hyperChoices.gradientAccumulation
    .find((count) => count * batchSize >= rowsPerUpdate) ?? 1;
  const gradientCheckpointing = hyper.gradientCheckpointing || !fits(batchSize);
  return { ...hyper, batchSize, gradientAccumulation, gradientCheckpointing };
}
