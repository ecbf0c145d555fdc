import { TrainerError } from "../program/failure.ts";
import { batchesByLength } from "../train/largest_batches.ts";
import { type Sample, supervisedIn } from "../train/samples.ts";
import type { Session } from "./session.ts";

/** Emits the losses of both held-out splits; answers that of the recall split, if there is one. */
export async function measureHeldOut(session: Session): Promise<number | null> {
  session.channel.phase("evaluate");
  const { recall, document } = session.data;
  const loss = await measure(session, "recall", recall?.rows ?? []);
  await measure(session, "document", document?.rows ?? []);
  return loss;
}

async function measure(
  { compute, config, channel, course, step }: Session,
  split: "recall" | "document",
  rows: readonly Sample[],
): Promise<number | null> {
  if (rows.length === 0) return null;
  const batches = batchesByLength(rows, config.hyper.batchSize);
  const loss = await compute.lanes.measure(batches) / supervisedIn(rows);
  if (!Number.isFinite(loss)) throw diverged(step, config.hyper.learningRate);
  channel.send("eval", { step, epoch: course.epochOf(step), split, loss, rows: rows.length });
  return loss;
}

/** The error for a loss that is no number; the last checkpoint is from before. */
export function diverged(step: number, rate: number): TrainerError {
  return new TrainerError(
    "nan_loss",
    `The loss is no longer a number at step ${step}: the training has diverged.`,
    `Lower the learning rate from ${rate} to ${Number((rate / 3).toPrecision(2))}, or lengthen ` +
      "the warm-up, and resume from the last checkpoint or start again.",
  );
}
