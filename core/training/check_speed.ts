import type { Hyperparameters, PreflightCheck } from "@/core/contract/mod.ts";
import type { TrainingText } from "@/core/contract/text/training.ts";
import { check } from "./_check.ts";
import type { DataSize, TrainableModel, TrainingEngine } from "./ports.ts";

/**
 * Parameters × tokens that one core trains in a second. A 135M model made 145 to 160 tokens a second
 * on two cores of a server processor (reference/engines.md): 1e10 a core. Newer desktop cores are
 * faster, old laptops and busy machines slower; hence the wide range.
 */
const perCoreAndSecond = { slow: 0.6e10, fast: 2e10 };

/** From here on a person should know before the start. */
const longSeconds = 2 * 3600;

/** About how long training on the processor will take; warns when it is long. */
export function checkSpeed(
  { shape }: TrainableModel,
  { data, hyper, threads }: { data: DataSize; hyper: Hyperparameters; threads: number },
): PreflightCheck<TrainingText> {
  const work = shape.parameters * data.tokens * hyper.epochs;
  const low = work / (perCoreAndSecond.fast * threads);
  const high = work / (perCoreAndSecond.slow * threads);
  if (high > longSeconds) {
    return check("warning", "training.check.speed.slow", {
      params: { low: tenths(low / 3600), high: tenths(high / 3600) },
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
  { device, hasFourBit }: Pick<TrainingEngine, "device" | "hasFourBit">,
): { isAvailable: boolean; reason: TrainingText } {
  if (device === "cuda") {
    return hasFourBit
      ? { isAvailable: true, reason: "training.fourBit.available" }
      : { isAvailable: false, reason: "training.fourBit.missing" };
  }
  const reason = device === "fake"
    ? "training.fourBit.missing" as const
    : `training.fourBit.${device}` as const;
  return { isAvailable: false, reason };
}

/** Blocks a run that wants 4-bit loading where it does not work. */
export function checkFourBit(engine: TrainingEngine): PreflightCheck<TrainingText> {
  const { isAvailable, reason } = fourBitSupport(engine);
  return isAvailable
    ? check("ok", "training.check.fourBit.ok")
    : check("blocked", reason, { id: "fourBit", fix: "training.check.fourBit.fix" });
}
