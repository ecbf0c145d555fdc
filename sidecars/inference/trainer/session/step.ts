import process from "node:process";
import { checkHeld } from "../memory/check_memory.ts";
import { drawFor } from "../train/dropout_masks.ts";
import { lengthOf, type Sample, supervisedIn } from "../train/samples.ts";
import { diverged } from "./measure.ts";
import type { Session } from "./session.ts";

/** What this process has spent on steps, without measurements and checkpoints. */
export interface Effort {
  seconds: number;
  cpuSeconds: number;
  tokens: number;
}

/**
 * Makes one step and emits it.
 *
 * @throws {TrainerError} `nan_loss`, before the adapter is changed; `out_of_memory`
 */
export async function makeStep(session: Session, effort: Effort): Promise<void> {
  const { channel, config, course, compute } = session;
  const [started, cpu] = [performance.now(), cpuSeconds()];
  const batches = batchesOfStep(session);
  const tokens = batches.flat().reduce((sum, row) => sum + lengthOf(row), 0);
  const loss = await addGradients(session, batches);
  const rate = course.rateOf(session.step);
  const norm = Number.isFinite(loss) ? await compute.optimizer.update(rate) : NaN;
  if (!Number.isFinite(norm)) throw diverged(session.step + 1, config.hyper.learningRate);
  session.step++;
  const seconds = (performance.now() - started) / 1000;
  effort.seconds += seconds;
  effort.cpuSeconds += cpuSeconds() - cpu;
  effort.tokens += tokens;
  const { rss } = Deno.memoryUsage();
  channel.send("step", {
    step: session.step,
    epoch: course.epochOf(session.step),
    loss,
    learning_rate: rate,
    grad_norm: norm,
    tokens,
    tokens_per_s: Math.round(tokens / seconds * 100) / 100,
    memory_bytes: compute.deviceBytes() ?? rss,
  });
  checkHeld(rss, session.memory);
}

/** The gradient of the mean loss over all supervised tokens of the step, and that loss. */
async function addGradients(
  { compute, config: { seed, hyper }, step }: Session,
  batches: readonly (readonly Sample[])[],
): Promise<number> {
  const supervised = supervisedIn(batches.flat());
  let loss = 0;
  for (const [at, batch] of batches.entries()) {
    const draw = hyper.loraDropout > 0 ? drawFor(batch, { seed, step, batch: at }) : null;
    loss += await compute.lanes.addGradient(batch, 1 / supervised, draw) / supervised;
  }
  return loss;
}

/** The order is a pure function of seed and epoch: a resumed run needs no more than its step. */
function batchesOfStep({ step, course, config, data, batchesIn }: Session): Sample[][] {
  const { gradientAccumulation } = config.hyper;
  const { rows } = data.train;
  const epoch = Math.floor(step / course.perEpoch);
  const first = (step - epoch * course.perEpoch) * gradientAccumulation;
  return batchesIn(epoch).slice(first, first + gradientAccumulation)
    .map((batch) => batch.map((index) => rows[index]!));
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
