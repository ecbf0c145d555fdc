import { join } from "node:path";
import type { TrainerConfig } from "@/core/contract/training.ts";
import { hyperHash, readCheckpoint, type TrainerState } from "./checkpoints.ts";
import { firstState, learningRate, nextState, trainingLoss } from "./curve.ts";
import { Stopped } from "./fault.ts";
import type { FakeRun } from "./fake_run.ts";
import { strike, writeGarbage } from "./faults.ts";
import type { Rows } from "./rows.ts";
import { endEpoch, finish, save } from "./saving.ts";

/** What follows from data and settings. */
interface Plan {
  totalSteps: number;
  stepsPerEpoch: number;
  /** The step at which training ends: `totalSteps`, unless the limits say less. */
  lastStep: number;
}

/** "Trains" to the end, or throws {@link Stopped} when it was asked to end and has saved. */
export async function train(run: FakeRun): Promise<void> {
  const { channel, config, script, runFolder } = run;
  const startedAt = performance.now();
  channel.emit({ type: "phase", name: "load" });
  const plan = planOf(run);
  const state = config.resume_from
    ? await readCheckpoint(join(runFolder, config.resume_from), config)
    : freshState(config);
  announce(run, plan, state.step);
  if (script.garbageBytes > 0) writeGarbage(channel, script.garbageBytes);
  channel.emit({ type: "phase", name: "train" });
  let savedAt = performance.now();
  while (state.step < plan.lastStep) {
    await oneStep(run, plan, state);
    const isEpochEnd = state.step % plan.stepsPerEpoch === 0 || state.step === plan.lastStep;
    const isDue = performance.now() - savedAt > config.limits.checkpoint_interval_s * 1000;
    if (isEpochEnd) await endEpoch(run, state, state.step / plan.totalSteps);
    else if (channel.isStopRequested || isDue) {
      await save(run, state, { reason: channel.isStopRequested ? "stop" : "interval" });
    }
    if (isEpochEnd || isDue) savedAt = performance.now();
    await strike(run, state);
    if (channel.isStopRequested && state.step < plan.lastStep) throw new Stopped();
  }
  await finish(run, state, (performance.now() - startedAt) / 1000);
}

function planOf({ config: { hyper, limits }, rows }: FakeRun): Plan {
  const perStep = hyper.batch_size * hyper.gradient_accumulation;
  const stepsPerEpoch = Math.ceil(rows.tokens.length / perStep);
  const totalSteps = stepsPerEpoch * hyper.epochs;
  return {
    totalSteps,
    stepsPerEpoch,
    lastStep: Math.min(totalSteps, limits.max_steps ?? totalSteps),
  };
}

function freshState(config: TrainerConfig): TrainerState {
  return {
    step: 0,
    epoch: 0,
    random: firstState(config),
    best: null,
    threads: config.limits.threads,
    hyper_hash: hyperHash(config),
  };
}

function announce({ channel, config, rows }: FakeRun, plan: Plan, startStep: number): void {
  channel.emit({
    type: "plan",
    total_steps: plan.lastStep,
    steps_per_epoch: plan.stepsPerEpoch,
    epochs: config.hyper.epochs,
    rows: rows.tokens.length,
    tokens: rows.tokens.reduce((sum, count) => sum + count, 0),
    supervised_tokens: rows.supervised,
    parameters: 4,
    trainable_parameters: 4,
    precision: "float32",
    truncated_rows: rows.truncated,
    start_step: startStep,
  });
}

async function oneStep(
  { channel, config, script, rows }: FakeRun,
  plan: Plan,
  state: TrainerState,
): Promise<void> {
  const startedAt = performance.now();
  await new Promise((done) => setTimeout(done, script.stepMs));
  state.step += 1;
  state.epoch = state.step / plan.stepsPerEpoch;
  state.random = nextState(state.random);
  const progress = state.step / plan.totalSteps;
  const tokens = tokensOfStep(rows, config, state.step);
  channel.emit({
    type: "step",
    step: state.step,
    epoch: state.epoch,
    loss: trainingLoss(progress, state.random),
    learning_rate: learningRate(config.hyper, progress),
    grad_norm: 1 - progress / 2,
    tokens,
    tokens_per_s: tokens / Math.max(0.001, (performance.now() - startedAt) / 1000),
    memory_bytes: Deno.memoryUsage().rss,
  });
}

function tokensOfStep({ tokens }: Rows, { hyper }: TrainerConfig, step: number): number {
  const perStep = hyper.batch_size * hyper.gradient_accumulation;
  let sum = 0;
  for (let i = (step - 1) * perStep; i < step * perStep; i++) sum += tokens[i % tokens.length] ?? 0;
  return sum;
}
