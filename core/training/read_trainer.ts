import { basename, join } from "node:path";
import {
  AppError,
  type JsonObject,
  type TrainerEvent,
  type TrainerEventOf,
  trainerEventSchema,
  trainerProtocol,
} from "@/core/contract/mod.ts";
import type { JobContext } from "@/core/jobs/mod.ts";
import { type Child, readMessages, sha256File } from "@/core/system/mod.ts";
import { isIntact } from "./checkpoints.ts";
import { logLine } from "./log_line.ts";
import { say, sayForTrainer } from "./say.ts";
import { storedCheckpoint, storedEvent, storedSteps } from "./run_events.ts";
import { batchSteps, type StepBatches } from "./step_batches.ts";
import { folderInRun } from "./trusted_path.ts";

/** What a trainer's output came to. */
export interface TrainerReport {
  done: TrainerEventOf<"done"> | null;
  /** The last error that it reported itself. */
  reported: TrainerEventOf<"error"> | null;
  /** Why we ended it: it broke a rule. */
  refused: AppError | null;
  /** Memory that it used last, in bytes. */
  memoryBytes: number | null;
}

/** What reading a trainer's output needs. */
export interface ReadTrainerOptions {
  runFolder: string;
  context: JobContext;
  /** Takes a line for `training.log`. */
  log: (line: string) => void;
  /** Hears of each line, for the watch. */
  onLine: (isHeartbeat: boolean) => void;
}

/** Reads a trainer's output to its end and stores what it reports. Never throws for what it says. */
export async function readTrainer(
  child: Child,
  { runFolder, context, log, onLine }: ReadTrainerOptions,
): Promise<TrainerReport> {
  const report: TrainerReport = { done: null, reported: null, refused: null, memoryBytes: null };
  const run = { runFolder, context, log, report, totalSteps: null, batches: batching() };

  function batching(): StepBatches {
    return batchSteps((steps) => {
      context.emit("steps", storedSteps(steps));
      const done = steps.at(-1)?.step ?? 0;
      context.progress({ phase: phaseKey("train"), done, total: run.totalSteps, unit: "steps" });
    });
  }

  const takeOther = (line: string) => {
    onLine(false);
    log(line);
  };
  for await (const event of readMessages(child.lines, trainerEventSchema, takeOther)) {
    onLine(event.type === "heartbeat");
    if (report.refused) continue;
    await take(run, event).catch((error) => {
      if (!(error instanceof AppError)) throw error;
      report.refused = error;
      void child.kill();
    });
  }
  run.batches.flush();
  return report;
}

/** One reading under way. */
interface Reading {
  runFolder: string;
  context: JobContext;
  log: (line: string) => void;
  report: TrainerReport;
  totalSteps: number | null;
  batches: StepBatches;
}

async function take(run: Reading, event: TrainerEvent): Promise<void> {
  const { context, log, report, batches } = run;
  if (event.type === "step") {
    report.memoryBytes = event.memory_bytes;
    batches.add(event);
    log(logLine(event));
    return;
  }
  if (event.type === "heartbeat") return;
  batches.flush();
  log(logLine(event));
  if (event.type === "hello") checkProtocol(event);
  else if (event.type === "checkpoint") await takeCheckpoint(run, event);
  else if (event.type === "artifact") await folderInRun(run.runFolder, event.path);
  else if (event.type === "log") sayForTrainer(context, event);
  else if (event.type === "error") report.reported = event;
  else if (event.type === "done") takeDone(run, event);
  else if (event.type === "plan") run.totalSteps = event.total_steps;
  else if (event.type === "phase") takePhase(run, event);
  const stored = storedEvent(event);
  if (stored) context.emit(stored.type, stored.data);
}

function checkProtocol({ protocol }: TrainerEventOf<"hello">): void {
  if (protocol === trainerProtocol) return;
  throw new AppError("trainer_protocol", { found: protocol, wanted: trainerProtocol });
}

function takePhase({ context, totalSteps }: Reading, { name }: TrainerEventOf<"phase">): void {
  // The bar of a training under way stays; before it nobody knows how much there is to do.
  if (totalSteps === null) {
    context.progress({ phase: phaseKey(name), done: 0, total: null, unit: "steps" });
  }
}

function takeDone({ context, report }: Reading, event: TrainerEventOf<"done">): void {
  report.done = event;
  const data: JsonObject = {
    step: event.step,
    best: event.best,
    trainS: event.train_s,
    cpuS: event.cpu_s,
    tokens: event.tokens,
    tokensPerS: event.tokens_per_s,
  };
  context.emit("finished", data);
}

/** A checkpoint counts when all of it is there and is what the trainer says it is. */
async function takeCheckpoint(
  { runFolder, context, log }: Reading,
  event: TrainerEventOf<"checkpoint">,
): Promise<void> {
  const folder = await folderInRun(runFolder, event.path);
  if (folder === null || !await isAsReported(folder, event.sha256)) {
    log(`The checkpoint ${event.path} is not intact and does not count.`);
    const { step } = event;
    say(context, { key: "training.log.damaged", params: { step } }, "warning");
    return;
  }
  context.emit("checkpoint", storedCheckpoint(event, basename(folder)));
}

async function isAsReported(folder: string, manifestSha256: string): Promise<boolean> {
  if (!await isIntact(folder)) return false;
  return await sha256File(join(folder, "manifest.json")) === manifestSha256;
}

function phaseKey(name: string): string {
  return `training.phase.${name}`;
}
