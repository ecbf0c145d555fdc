import type { Hyperparameters, PreflightCheck, TextParams } from "@/core/contract/mod.ts";
import type { TrainingText } from "@/core/contract/text/training.ts";
import { check } from "./_check.ts";
import { usableShare } from "./defaults.ts";
import { gigabytes } from "./end_cause.ts";
import { adviseMemory, estimateMemory, type MemoryAdvice, type MemoryCase } from "./memory.ts";

/** Compares the estimated memory with what is there; names the mildest change that helps. */
export function checkMemory(
  memory: MemoryCase,
  hyper: Hyperparameters,
  availableBytes: number,
): PreflightCheck<TrainingText> {
  const needed = estimateMemory(memory, hyper);
  const params = { needed_gb: gigabytes(needed), have_gb: gigabytes(availableBytes) };
  if (needed > availableBytes) {
    const advice = adviseMemory(memory, hyper, { availableBytes, hasFailed: false });
    return check("blocked", "training.check.memory.batch", {
      ...(advice && { fix: `training.check.memory.${advice.kind}.fix` }),
      params: { ...params, ...advice && adviceParams(advice) },
    });
  }
  if (needed > usableShare * availableBytes) {
    const batch = Math.max(1, hyper.batchSize / 2);
    return check("warning", "training.check.memory.tight", {
      params: { ...params, batch },
    });
  }
  return check("ok", "training.check.memory.ok", { params });
}

function adviceParams(advice: MemoryAdvice): TextParams {
  const then_gb = gigabytes(advice.bytes);
  if (advice.kind === "batch") {
    return { then_gb, batch: advice.batchSize, accumulation: advice.accumulation };
  }
  return advice.kind === "rows" ? { then_gb, length: advice.maxLength } : { then_gb };
}
