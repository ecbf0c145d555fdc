import { createHash } from "node:crypto";
import type { TrainerConfig } from "@/core/contract/training.ts";

/**
 * The state that the fake "learns": a xorshift32 generator. The next loss depends on it, so that a
 * run which did not restore it visibly leaves the curve.
 */
export type RandomState = number;

/** The state before the first step: a function of seed, data and settings only. */
export function firstState({ seed, dataset, hyper }: TrainerConfig): RandomState {
  const digest = createHash("sha256").update(JSON.stringify([seed, dataset.sha256, hyper]))
    .digest();
  return digest.readUInt32LE(0) || 1;
}

/** The state after one more step (Marsaglia, "Xorshift RNGs", 2003: the triple 13, 17, 5). */
export function nextState(state: RandomState): RandomState {
  let x = state;
  x ^= x << 13;
  x ^= x >>> 17;
  x ^= x << 5;
  return x >>> 0;
}

/** The loss of a training step: falls smoothly, with a little noise from the state. */
export function trainingLoss(progress: number, state: RandomState): number {
  const noise = (state / 2 ** 32 - 0.5) * 0.06;
  return rounded((0.02 + 2.1 * Math.exp(-5 * progress)) * (1 + noise));
}

/**
 * The loss on held-out rows. It rises again in the last third, as it does when a model starts to
 * learn by heart: so the best saved state is not the last one.
 */
export function heldOutLoss(progress: number, split: "recall" | "document"): number {
  const base = split === "recall" ? 0.3 : 1.1;
  return rounded(base + 1.8 * Math.exp(-4 * progress) + 0.8 * Math.max(0, progress - 0.7));
}

/** The learning rate of a step under the configured schedule. */
export function learningRate(
  { learning_rate, schedule, warmup_ratio }: TrainerConfig["hyper"],
  progress: number,
): number {
  if (progress <= warmup_ratio) return learning_rate * progress / warmup_ratio;
  const rest = (progress - warmup_ratio) / (1 - warmup_ratio);
  if (schedule === "constant") return learning_rate;
  if (schedule === "linear") return learning_rate * (1 - rest);
  return learning_rate * (1 + Math.cos(Math.PI * rest)) / 2;
}

function rounded(loss: number): number {
  return Math.round(loss * 1e6) / 1e6;
}
