import type { BaseModel, FitLevel, ModelFit, ModelShape } from "@/core/contract/mod.ts";

/** All the memory that a kind of work could use on this computer, in bytes. */
export interface ComputerMemory {
  runBytes: number;
  trainBytes: number;
}

/** What training a model takes: with the usual settings for its size, and with the least. */
export interface TrainingNeed {
  usualBytes: number;
  leastBytes: number;
}

/** A part of the memory stays with the system and other programs; on a tight computer less of it. */
const comfortable = 0.7;
const utmost = 0.85;

/**
 * Whether a model fits the memory that a computer has, be it free at the moment or not: what is
 * free changes with every program that is opened, and is looked at before a run.
 */
export function modelFit(
  model: Pick<BaseModel, "memoryToRunBytes" | "shape">,
  computer: ComputerMemory,
  trainingNeed: (shape: ModelShape) => TrainingNeed,
): ModelFit {
  const need = model.shape && trainingNeed(model.shape);
  const runBytes = model.memoryToRunBytes;
  return {
    run: {
      level: level(runBytes, runBytes, computer.runBytes),
      neededBytes: runBytes,
      totalBytes: computer.runBytes,
    },
    train: {
      level: level(need && need.usualBytes, need && need.leastBytes, computer.trainBytes),
      neededBytes: need && need.usualBytes,
      leastBytes: need && need.leastBytes,
      totalBytes: computer.trainBytes,
    },
  };
}

function level(usual: number | null, least: number | null, total: number): FitLevel {
  if (usual === null || least === null) return "unknown";
  if (usual <= comfortable * total) return "fits";
  return least <= utmost * total ? "tight" : "too_large";
}
