import type { TrainerEventOf } from "@/core/contract/mod.ts";

/** The steps of one batch become one stored event, at most this often: four a second. */
const gatherMs = 250;

/** Gathers steps, so that a fast trainer does not keep the server busy. */
export interface StepBatches {
  add(step: TrainerEventOf<"step">): void;
  /** Hands on what is gathered: before any event that must come after these steps. */
  flush(): void;
}

/** Batches steps; a slow trainer's steps go through at once. */
export function batchSteps(onBatch: (steps: TrainerEventOf<"step">[]) => void): StepBatches {
  let gathered: TrainerEventOf<"step">[] = [];
  let pause: ReturnType<typeof setTimeout> | null = null;

  function flush(): void {
    if (pause !== null) clearTimeout(pause);
    pause = null;
    handOn();
  }

  function handOn(): void {
    if (gathered.length === 0) return;
    const steps = gathered;
    gathered = [];
    onBatch(steps);
  }

  function endPause(): void {
    pause = null;
    if (gathered.length === 0) return;
    handOn();
    pause = setTimeout(endPause, gatherMs);
  }

  return {
    flush,
    add(step) {
      gathered.push(step);
      if (pause !== null) return;
      handOn();
      pause = setTimeout(endPause, gatherMs);
    },
  };
}
