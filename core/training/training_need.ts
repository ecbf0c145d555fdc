import { hyperChoices, type ModelShape } from "@/core/contract/mod.ts";
import { defaultsForSize } from "./defaults.ts";
import { estimateMemory, leastMemory, type Precision } from "./memory.ts";

/** Tokens of a usual row's question and answer. */
const usualRow = 128;

/** What training a model of a shape takes, with the settings usual for its size and with the least. */
export function trainingNeed(
  shape: ModelShape,
  precision: Precision,
): { usualBytes: number; leastBytes: number } {
  const memory = { shape, precision, longestRow: usualRow };
  const usual = defaultsForSize(shape.parameters);
  const [batchSize] = hyperChoices.batchSize;
  const [loraRank] = hyperChoices.loraRank;
  const least = { ...usual, batchSize, loraRank, gradientCheckpointing: true };
  return {
    usualBytes: estimateMemory(memory, usual),
    leastBytes: leastMemory(memory, least),
  };
}
