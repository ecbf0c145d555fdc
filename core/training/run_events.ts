import type { JobEvent, JsonObject, TrainerEvent, TrainerEventOf } from "@/core/contract/mod.ts";

/**
 * The types under which a run's events are stored, beside the job's own `state`, `progress` and
 * `log`. {@link storedEvent} and `metrics.ts` are the only places that know their form.
 */
export const runEventTypes = [
  "engine",
  "phase",
  "plan",
  "steps",
  "eval",
  "checkpoint",
  "sample",
  "finished",
] as const;

export type RunEventType = typeof runEventTypes[number];

/** One step in a stored `steps` event. */
export interface StoredStep {
  step: number;
  epoch: number;
  loss: number;
  learningRate: number;
  tokensPerS: number | null;
  memoryBytes: number | null;
}

/** A batch of steps as it is stored. */
export function storedSteps(steps: readonly TrainerEventOf<"step">[]): JsonObject {
  return {
    steps: steps.map(({ step, epoch, loss, learning_rate, tokens_per_s, memory_bytes }) => ({
      step,
      epoch,
      loss,
      learningRate: learning_rate,
      tokensPerS: tokens_per_s,
      memoryBytes: memory_bytes,
    })),
  };
}

/** The last step of a stored batch; 0 where there is no batch. */
export function lastStoredStep(event: JobEvent | null): number {
  const steps = (event?.data.steps ?? []) as unknown as StoredStep[];
  return steps.at(-1)?.step ?? 0;
}

/** How an event is stored, or null for those that are stored otherwise or not at all. */
export function storedEvent(event: TrainerEvent): { type: RunEventType; data: JsonObject } | null {
  switch (event.type) {
    case "hello":
      return { type: "engine", data: engineData(event) };
    case "phase":
      return { type: "phase", data: { name: event.name } };
    case "plan":
      return { type: "plan", data: planData(event) };
    case "eval":
      return {
        type: "eval",
        data: { step: event.step, split: event.split, loss: event.loss, rows: event.rows },
      };
    case "sample":
      return {
        type: "sample",
        data: { step: event.step, prompt: event.prompt, output: event.output },
      };
    default:
      return null;
  }
}

/** A verified checkpoint as it is stored; `name` is its folder's name. */
export function storedCheckpoint(
  { step, epoch, best, reason, eval_loss }: TrainerEventOf<"checkpoint">,
  name: string,
): JsonObject {
  return { name, step, epoch, isBest: best, reason, evalLoss: eval_loss };
}

function engineData({ engine, engine_version, device, threads }: TrainerEventOf<"hello">) {
  return {
    engine,
    version: engine_version,
    device: device.kind,
    deviceName: device.name,
    deviceMemoryBytes: device.memory_bytes,
    threads,
  };
}

function planData(event: TrainerEventOf<"plan">): JsonObject {
  return {
    totalSteps: event.total_steps,
    stepsPerEpoch: event.steps_per_epoch,
    epochs: event.epochs,
    rows: event.rows,
    tokens: event.tokens,
    supervisedTokens: event.supervised_tokens,
    parameters: event.parameters,
    trainableParameters: event.trainable_parameters,
    precision: event.precision,
    truncatedRows: event.truncated_rows,
    startStep: event.start_step,
  };
}
