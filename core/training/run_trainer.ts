import { basename, join } from "node:path";
import {
  AppError,
  type Hyperparameters,
  type TrainerConfig,
  type TrainerEventOf,
  trainerExit,
} from "@/core/contract/mod.ts";
import type { JobContext } from "@/core/jobs/mod.ts";
import {
  type Child,
  type ChildStatus,
  type Command,
  type Spawner,
  systemClock,
  watchSilence,
} from "@/core/system/mod.ts";
import { causeOfEnd } from "./end_cause.ts";
import type { MemoryCase } from "./memory.ts";
import { datedLine } from "./log_line.ts";
import { readTrainer, type TrainerReport } from "./read_trainer.ts";
import { openTrainingLog } from "./training_log.ts";
import { resultFolder } from "./trusted_path.ts";

/** One start of a trainer. */
export interface TrainerLaunch {
  /** The trainer's command; `--config FILE` is added. */
  command: Command;
  /** The run's folder, which holds the written `config.json`. */
  runFolder: string;
  config: TrainerConfig;
  hyper: Hyperparameters;
  memory: MemoryCase;
  /** Memory that the run may use, in bytes. */
  availableBytes: number;
}

/** How long the runner waits for signs of life. */
export interface TrainerPatience {
  /** Without any line; the protocol asks for one every 30 s. */
  silenceMs: number;
  /** With heartbeats only. */
  standstillMs: number;
  /** Between asking a silent trainer to end and ending it. */
  graceMs: number;
}

/** What a finished training left. */
export interface TrainerResult {
  step: number;
  best: { step: number; loss: number } | null;
  trainS: number;
  cpuS: number;
  tokens: number;
  tokensPerS: number | null;
}

/**
 * Twice the protocol's 30 s without a line: loading large libraries on a busy disk can hold a
 * heartbeat up. Half an hour at a standstill: converting a large model takes minutes, a step on a
 * slow processor as well.
 */
export const usualPatience: TrainerPatience = {
  silenceMs: 60_000,
  standstillMs: 30 * 60_000,
  graceMs: 30_000,
};

/**
 * Runs a trainer to its end: stores what it reports as the job's events, writes the rest to
 * `training.log`, verifies each checkpoint, asks it to save and end when the job is to stop, and
 * ends it when it falls silent.
 *
 * @throws the signal's reason when the job was stopped; {@link AppError} with the cause otherwise.
 */
export async function runTrainer(
  launch: TrainerLaunch,
  { spawner, context, patience = usualPatience }: {
    spawner: Spawner;
    context: JobContext;
    patience?: TrainerPatience;
  },
): Promise<TrainerResult> {
  const { runFolder } = launch;
  const file = openTrainingLog(join(runFolder, "training.log"));
  const log = {
    write: (line: string) => file.write(datedLine(line, systemClock.now())),
    close: file.close,
  };
  try {
    log.write(`--- attempt ${context.job.attempt} ---`);
    const child = await start(launch, spawner, log.write);
    const watched = watch(child, { context, patience });
    const report = await readTrainer(child, {
      runFolder,
      context,
      log: log.write,
      onLine: watched.sign,
    });
    const status = await child.status;
    const silentS = watched.stop();
    log.write(`--- ended: ${status.signal ?? `exit code ${status.code}`} ---`);
    return await conclude(launch, { context, report, status, silentS, child });
  } finally {
    log.close();
  }
}

async function start(
  { command, runFolder }: TrainerLaunch,
  spawner: Spawner,
  onErrorLine: (line: string) => void,
): Promise<Child> {
  const args = [...command.args, "--config", join(runFolder, "config.json")];
  try {
    return await spawner.spawn(command.command, args, {
      cwd: runFolder,
      env: command.env,
      onErrorLine,
    });
  } catch (cause) {
    throw new AppError("trainer_not_started", {}, { cause });
  }
}

/** Hands a stop on to the trainer, and ends a trainer that gives no sign of life. */
function watch(
  child: Child,
  { context: { signal }, patience }: { context: JobContext; patience: TrainerPatience },
) {
  let silentMs = 0;
  const endAfter = (ms: number) => () => {
    silentMs = ms;
    void child.stop(patience.graceMs);
  };
  const silence = watchSilence(patience.silenceMs, endAfter(patience.silenceMs));
  const standstill = watchSilence(patience.standstillMs, endAfter(patience.standstillMs));
  const askToStop = () => void child.write(JSON.stringify({ type: "stop" }) + "\n");
  signal.addEventListener("abort", askToStop, { once: true });
  if (signal.aborted) askToStop();
  return {
    sign(isHeartbeat: boolean) {
      silence.sign();
      if (!isHeartbeat) standstill.sign();
    },
    /** Ends the watch; answers after how many seconds of silence the trainer was ended, or 0. */
    stop(): number {
      silence.stop();
      standstill.stop();
      signal.removeEventListener("abort", askToStop);
      return silentMs / 1000;
    },
  };
}

interface Ending {
  context: JobContext;
  report: TrainerReport;
  status: ChildStatus;
  /** Not 0 when we ended it because it was silent. */
  silentS: number;
  child: Child;
}

async function conclude(
  launch: TrainerLaunch,
  { context, report, status, silentS, child }: Ending,
): Promise<TrainerResult> {
  const { done, refused, reported } = report;
  if (refused) throw refused;
  if (status.code === trainerExit.done && done) return await resultOf(launch, done);
  if (context.signal.aborted) throw context.signal.reason;
  if (silentS > 0) throw new AppError("trainer_silent", { seconds: Math.round(silentS) });
  if (status.code === trainerExit.done) throw new AppError("trainer_incomplete");
  throw causeOfEnd({
    ...launch,
    status,
    reported,
    errorTail: child.errorTail(),
    usedBytes: report.memoryBytes,
  });
}

async function resultOf(
  { runFolder, config }: TrainerLaunch,
  { step, best, train_s, cpu_s, tokens, tokens_per_s }: TrainerEventOf<"done">,
): Promise<TrainerResult> {
  const folder = await resultFolder(runFolder, basename(config.output_dir));
  if (folder === null) throw new AppError("trainer_incomplete");
  return { step, best, trainS: train_s, cpuS: cpu_s, tokens, tokensPerS: tokens_per_s };
}
