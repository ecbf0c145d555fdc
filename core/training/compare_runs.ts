import {
  type Job,
  type Run,
  type RunComparison,
  type RunFigures,
  type RunSetting,
  runSettings,
} from "@/core/contract/mod.ts";
import type { Seen } from "./gather.ts";
import { bestOf, elapsedSeconds } from "./metrics.ts";

/** What a run came to: from its job's result when it is done, else from its events. */
export function figuresOf(
  { state, result }: Pick<Job, "state" | "result">,
  seen: Seen,
): RunFigures {
  const done = state === "done" ? result as { tokensPerS?: number | null } | null : null;
  return {
    bestLoss: bestOf(seen)?.loss ?? null,
    tokensPerS: done?.tokensPerS ?? seen.last?.tokensPerS ?? null,
    elapsedS: seen.attempts.size === 0 ? null : elapsedSeconds(seen),
    step: seen.last?.step ?? 0,
    totalSteps: seen.plan?.totalSteps ?? null,
  };
}

/** The settings that are not the same in all runs. */
export function differingSettings(runs: readonly Run[]): RunComparison["differing"] {
  const [first, ...others] = runs.map(settingsOf);
  if (!first) return [];
  return runSettings.filter((name) => others.some((settings) => settings[name] !== first[name]));
}

function settingsOf({ hyper, maxSteps, baseModelId, datasetVersionId }: Run) {
  return { baseModelId, datasetVersionId, ...hyper, maxSteps } satisfies Record<
    RunSetting,
    unknown
  >;
}
