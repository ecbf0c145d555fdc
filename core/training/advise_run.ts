import {
  type ErrorData,
  type EvalPoint,
  hyperChoices,
  type Hyperparameters,
  type JobState,
  type RunAdvice,
  type RunRemedy,
} from "@/core/contract/mod.ts";
import type { TrainingText } from "@/core/contract/text/training.ts";
import type { AnnouncedPlan, Seen } from "./gather.ts";

type Advice = RunAdvice<TrainingText>;

/** The run of which advice is given. */
export interface AdvisedRun {
  state: JobState;
  error: ErrorData | null;
  hyper: Hyperparameters;
}

/** From this rise on the held-out loss is no noise any more. */
const risen = 1.05;
/** A fall by less in the last epoch promises nothing. */
const falling = 0.97;
/** Below this the answers are right already. */
const learnt = 0.05;
/** A loss that fell by less was not learnt from. */
const flat = 0.9;

const epochsAtMost = hyperChoices.epochs.most;
const rateAtMost = hyperChoices.learningRate.most;

/** Why a run stopped and what its curve says, each with what to do about it. */
export function adviseRun(run: AdvisedRun, seen: Seen): Advice[] {
  return [
    whyStopped(run, seen),
    courseOf(run, seen),
    truncated(run, seen),
  ].filter((advice) => advice !== null);
}

function advice(
  level: Advice["level"],
  message: TrainingText,
  { params = {}, remedy = null }: { params?: Advice["params"]; remedy?: RunRemedy | null } = {},
): Advice {
  return { id: message.split(".").at(-1) ?? message, level, message, params, remedy };
}

function whyStopped({ state, error, hyper }: AdvisedRun, { plan, last }: Seen): Advice | null {
  if (state === "interrupted") {
    return advice("warning", "training.advice.interrupted", { remedy: { kind: "resume" } });
  }
  if (state === "failed" && error) return afterFailure(error);
  if (state !== "done" || !plan) return null;
  const scheduled = plan.stepsPerEpoch * hyper.epochs;
  const params = { steps: last?.step ?? plan.totalSteps, scheduled };
  return advice("note", wasCut(plan, hyper) ? "training.advice.cut" : "training.advice.done", {
    params,
    remedy: { kind: "use" },
  });
}

/** It was to end before the course of its learning rate does. */
function wasCut({ totalSteps, stepsPerEpoch }: AnnouncedPlan, hyper: Hyperparameters): boolean {
  return totalSteps < stepsPerEpoch * hyper.epochs;
}

/** What fits was worked out when the run failed; here it becomes settings of another one. */
function afterFailure({ code, params }: ErrorData): Advice | null {
  const again = (message: TrainingText, hyper: Partial<Hyperparameters>) =>
    advice("warning", message, { remedy: { kind: "again", hyper } });
  const batch = (value: unknown) => Number(value) as Hyperparameters["batchSize"];
  const smallest = { batchSize: 1, gradientCheckpointing: true } as const;
  switch (code) {
    case "out_of_memory_batch":
      return again("training.advice.memory", {
        batchSize: batch(params?.["smaller"]),
        gradientAccumulation: Number(
          params?.["accumulation"],
        ) as Hyperparameters["gradientAccumulation"],
      });
    case "out_of_memory_checkpointing":
      return again("training.advice.memory", smallest);
    case "out_of_memory_rows":
      return again("training.advice.memory", {
        ...smallest,
        maxLength: Number(params?.["shorter"]),
      });
    case "training_diverged":
      return again("training.advice.diverged", { learningRate: Number(params?.["rate"]) });
    default:
      return null;
  }
}

/** What the curves say, the most important only. */
function courseOf(run: AdvisedRun, seen: Seen): Advice | null {
  const { plan } = seen;
  if (!plan || (run.state !== "done" && run.state !== "running")) return null;
  const recall = [...seen.evals.values()].filter(({ split }) => split === "recall")
    .sort((a, b) => a.step - b.step);
  if (recall.length === 0) {
    return run.state === "done" ? advice("note", "training.advice.unmeasured") : null;
  }
  const learnt = learntByHeart(recall, plan);
  if (learnt) return run.state === "done" ? learnt : { ...learnt, remedy: null };
  // How a trial ends says nothing about a whole run.
  if (run.state !== "done" || wasCut(plan, run.hyper)) return null;
  return notYet(run, recall) ?? hardlyFell(run, seen);
}

function learntByHeart(
  recall: readonly EvalPoint[],
  { stepsPerEpoch }: AnnouncedPlan,
): Advice | null {
  const best = recall.reduce((lowest, point) => point.loss < lowest.loss ? point : lowest);
  const last = recall.at(-1)!;
  if (last.loss < risen * best.loss) return null;
  const epochs = Math.max(1, Math.round(best.step / stepsPerEpoch));
  return advice("warning", "training.advice.overfit", {
    params: { epoch: epochs, epochs },
    remedy: { kind: "again", hyper: { epochs } },
  });
}

function notYet({ hyper }: AdvisedRun, recall: readonly EvalPoint[]): Advice | null {
  const [before, last] = recall.slice(-2);
  const epochs = Math.min(epochsAtMost, Math.ceil(hyper.epochs * 1.5));
  const isFalling = before && last && last.loss > learnt && last.loss < falling * before.loss;
  if (!isFalling || epochs === hyper.epochs) return null;
  return advice("note", "training.advice.falling", {
    params: { epochs },
    remedy: { kind: "again", hyper: { epochs } },
  });
}

function hardlyFell({ hyper }: AdvisedRun, { points }: Seen): Advice | null {
  const losses = [...points.values()].sort((a, b) => a.step - b.step).map(({ loss }) => loss);
  const part = Math.max(1, Math.floor(losses.length / 10));
  const learningRate = Math.min(rateAtMost, hyper.learningRate * 3);
  const fell = mean(losses.slice(-part)) < flat * mean(losses.slice(0, part));
  if (fell || learningRate === hyper.learningRate) return null;
  return advice("warning", "training.advice.flat", {
    params: { rate: learningRate.toString() },
    remedy: { kind: "again", hyper: { learningRate } },
  });
}

function truncated({ hyper }: AdvisedRun, { plan }: Seen): Advice | null {
  const rows = plan?.truncatedRows ?? 0;
  if (rows === 0) return null;
  const maxLength = Math.min(hyperChoices.maxLength.most, hyper.maxLength * 2);
  return advice("warning", "training.advice.truncated", {
    params: { rows, length: hyper.maxLength },
    remedy: maxLength > hyper.maxLength
      ? { kind: "again", hyper: { maxLength } }
      : { kind: "data" },
  });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
