import {
  expectedSeconds,
  type Hyperparameters,
  type Pace,
  type PreflightCheck,
  runNumbers,
} from "@/core/contract/mod.ts";
import type { TrainingText } from "@/core/contract/text/training.ts";
import { changeTo, check, goTo } from "./_check.ts";
import type { DataSize, TrainingEngine } from "./ports.ts";

/** From here on a person should know before the start. */
const longSeconds = 2 * 3600;

/** About how long training on the processor will take; warns when it is long. */
export function checkSpeed(
  pace: Pace,
  { data, hyper, maxSteps }: { data: DataSize; hyper: Hyperparameters; maxSteps: number | null },
): PreflightCheck<TrainingText> {
  const { trainRows: rows, tokens } = data;
  const { gradientCheckpointing, epochs } = hyper;
  const work = { tokens, rows, gradientCheckpointing, ...runNumbers(hyper, rows, maxSteps) };
  const { low, high } = expectedSeconds(pace, work);
  if (high > longSeconds) {
    return check("warning", "training.check.speed.slow", {
      params: { low: tenths(low / 3600), high: tenths(high / 3600) },
      ...(epochs > 1 ? changeTo({ epochs: Math.floor(epochs / 2) }) : goTo("model")),
    });
  }
  return check("ok", "training.check.speed.ok", {
    params: { low: Math.max(1, Math.round(low / 60)), high: Math.max(2, Math.ceil(high / 60)) },
  });
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Whether 4-bit loading works with an engine, and why not: a key of `trainingTexts`. */
export function fourBitSupport(
  { device, hasFourBit, readsGguf }: Pick<TrainingEngine, "device" | "hasFourBit" | "readsGguf">,
): { isAvailable: boolean; reason: TrainingText } {
  if (readsGguf) return { isAvailable: false, reason: "training.fourBit.native" };
  if (device === "cuda") {
    return hasFourBit
      ? { isAvailable: true, reason: "training.fourBit.available" }
      : { isAvailable: false, reason: "training.fourBit.missing" };
  }
  const reason = device === "fake" || device === "vulkan"
    ? "training.fourBit.missing" as const
    : `training.fourBit.${device}` as const;
  return { isAvailable: false, reason };
}

/** Blocks a run that wants 4-bit loading where it does not work. */
export function checkFourBit(engine: TrainingEngine): PreflightCheck<TrainingText> {
  const { isAvailable, reason } = fourBitSupport(engine);
  return isAvailable ? check("ok", "training.check.fourBit.ok") : check("blocked", reason, {
    id: "fourBit",
    fix: "training.check.fourBit.fix",
    ...changeTo({ loadIn4bit: false }),
  });
}
