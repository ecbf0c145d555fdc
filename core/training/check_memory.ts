import type { Hyperparameters, PreflightCheck, TextParams } from "@/core/contract/mod.ts";
import type { TrainingText } from "@/core/contract/text/training.ts";
import { changeTo, check, goTo } from "./_check.ts";
import { usableShare } from "./defaults.ts";
import { gigabytes } from "./end_cause.ts";
import {
  adviseMemory,
  estimateMemory,
  leastMemory,
  type MemoryAdvice,
  type MemoryCase,
} from "./memory.ts";

/** Compares the estimated memory with what is there; names the mildest change that helps. */
export function checkMemory(
  memory: MemoryCase,
  hyper: Hyperparameters,
  availableBytes: number,
): PreflightCheck<TrainingText> {
  const needed = estimateMemory(memory, hyper);
  const params = { needed_gb: gigabytes(needed), have_gb: gigabytes(availableBytes) };
  const least = leastMemory(memory, hyper);
  if (least <= availableBytes && needed > availableBytes) {
    return check("warning", "training.check.memory.lean", {
      params,
      ...(hyper.batchSize > 1 ? changeTo(halfBatch(hyper)) : goTo("model")),
    });
  }
  if (needed > availableBytes) {
    const advice = adviseMemory(memory, hyper, { availableBytes, hasFailed: false });
    return check("blocked", "training.check.memory.batch", {
      ...(advice && { fix: `training.check.memory.${advice.kind}.fix` }),
      params: { ...params, ...advice && adviceParams(advice) },
      ...adviceRemedy(advice),
    });
  }
  if (needed > usableShare * availableBytes) {
    const batch = Math.max(1, hyper.batchSize / 2);
    return check("warning", "training.check.memory.tight", {
      params: { ...params, batch },
      ...(batch < hyper.batchSize && changeTo(halfBatch(hyper))),
    });
  }
  return check("ok", "training.check.memory.ok", { params });
}

/** Half the rows at once, gathered twice as often: the same result where that is possible. */
function halfBatch({ batchSize, gradientAccumulation }: Hyperparameters) {
  return {
    batchSize: batchSize / 2 as Hyperparameters["batchSize"],
    gradientAccumulation: Math.min(32, gradientAccumulation * 2) as Accumulation,
  };
}

type Accumulation = Hyperparameters["gradientAccumulation"];

function adviceRemedy(advice: MemoryAdvice | null) {
  switch (advice?.kind) {
    case "batch": {
      const gradientAccumulation = advice.accumulation as Accumulation;
      return changeTo({ batchSize: advice.batchSize, gradientAccumulation });
    }
    case "checkpointing":
      return changeTo({ batchSize: 1, gradientCheckpointing: true });
    case "rows":
      return changeTo({ batchSize: 1, gradientCheckpointing: true, maxLength: advice.maxLength });
    default:
      return goTo("model");
  }
}

function adviceParams(advice: MemoryAdvice): TextParams {
  const then_gb = gigabytes(advice.bytes);
  if (advice.kind === "batch") {
    return { then_gb, batch: advice.batchSize, accumulation: advice.accumulation };
  }
  return advice.kind === "rows" ? { then_gb, length: advice.maxLength } : { then_gb };
}
