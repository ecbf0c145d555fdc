import { join } from "node:path";
import { type CheckpointFolder, openCheckpoints } from "../checkpoint/checkpoint_folder.ts";
import { exists } from "../checkpoint/durable_files.ts";
import { readCheckpoint } from "../checkpoint/read_checkpoint.ts";
import { exitCode } from "../program/failure.ts";
import { measureHeldOut } from "./measure.ts";
import { answerSamples } from "./sample_answers.ts";
import { publishAdapter, type SaveReason } from "./save.ts";
import { type Saves, savesOf } from "./saves.ts";
import type { Session } from "./session.ts";
import { type Effort, makeStep } from "./step.ts";

/** Where the loop stands besides the session itself. */
interface Loop {
  session: Session;
  checkpoints: CheckpointFolder;
  effort: Effort;
  saves: Saves;
}

/** Trains to the end or to a stop; answers the exit code. */
export async function train(session: Session): Promise<number> {
  const checkpoints = await openCheckpoints(session.config.checkpointDir);
  await restoreBestPointer(session, checkpoints);
  const effort = { seconds: 0, cpuSeconds: 0, tokens: 0 };
  const loop: Loop = { session, checkpoints, effort, saves: savesOf(session, checkpoints) };
  if (session.step === 0 && !session.stop.requested) await measureHeldOut(session);
  if (!await runSteps(loop)) return exitCode.resumable;
  await publishAdapter(session, await resultOf(loop));
  reportDone(loop);
  return exitCode.done;
}

/** A run that goes back may have left a pointer to a checkpoint of the course that it left. */
async function restoreBestPointer({ best }: Session, checkpoints: CheckpointFolder): Promise<void> {
  if (best && await exists(join(checkpoints.folder, best.name))) {
    await checkpoints.pointToBest(best.name);
  }
}

/** False when a stop was asked for and its checkpoint is written. */
async function runSteps(loop: Loop): Promise<boolean> {
  const { session, effort, saves } = loop;
  session.channel.phase("train");
  while (session.step < session.course.total) {
    if (session.stop.requested) {
      await saves.writeForStop();
      return false;
    }
    await makeStep(session, effort);
    await afterStep(loop);
  }
  return true;
}

async function afterStep(loop: Loop): Promise<void> {
  const { session, saves } = loop;
  const { step, course, config, channel } = session;
  const elapsedS = (performance.now() - saves.at) / 1000;
  if (step % course.perEpoch === 0) {
    await endSection(loop, `epoch_${step / course.perEpoch}`, "epoch");
  } else if (step === course.total) {
    await endSection(loop, `step_${step}`, "interval");
  } else if (elapsedS >= config.limits.checkpointIntervalS) {
    await saves.write({ name: `step_${step}`, evalLoss: null, reason: "interval" });
  } else return;
  if (step < course.total) channel.phase("train");
}

/** Measures, then saves, so that a checkpoint knows its own loss. */
async function endSection(loop: Loop, name: string, reason: SaveReason): Promise<void> {
  const evalLoss = await measureHeldOut(loop.session);
  await answerSamples(loop.session);
  await loop.saves.write({ name, evalLoss, reason });
}

/** The folder of the best checkpoint, else of the last one, after its hashes were checked. */
async function resultOf({ session: { best }, checkpoints, saves }: Loop): Promise<string> {
  const folder = best ? join(checkpoints.folder, best.name) : saves.folder!;
  await readCheckpoint(folder);
  return folder;
}

function reportDone({ session: { channel, step, best }, effort }: Loop): void {
  const { seconds, cpuSeconds, tokens } = effort;
  const rounded = (value: number, digits: number) => Number(value.toFixed(digits));
  channel.send("done", {
    step,
    best: best && { step: best.step, loss: best.loss },
    train_s: rounded(seconds, 3),
    cpu_s: rounded(cpuSeconds, 3),
    tokens,
    tokens_per_s: seconds > 0 ? rounded(tokens / seconds, 2) : 0,
  });
}
