import { join } from "node:path";
import { peftFiles } from "../adapter/peft_folder.ts";
import type { CheckpointFolder, Place } from "../checkpoint/checkpoint_folder.ts";
import { publishFolder, removeTree, writeDurably } from "../checkpoint/durable_files.ts";
import { shownPath } from "../config/run_config.ts";
import { writeState } from "./saved_state.ts";
import type { Session } from "./session.ts";

/** Why a checkpoint is written. */
export type SaveReason = "epoch" | "interval" | "stop";

/** Writes a checkpoint, moves the pointer to the best, prunes and emits it. */
export async function save(
  session: Session,
  checkpoints: CheckpointFolder,
  { place, reason }: { place: Place; reason: SaveReason },
): Promise<void> {
  const { channel, config } = session;
  channel.phase("save");
  const { name, step, epoch, evalLoss } = place;
  const isBest = evalLoss !== null && (session.best === null || evalLoss < session.best.loss);
  if (isBest) session.best = { step, loss: evalLoss, name };
  const sha256 = await checkpoints.write(place, (folder) => writeState(session, folder));
  if (isBest) await checkpoints.pointToBest(name);
  await checkpoints.prune(session.best?.name ?? null);
  channel.send("checkpoint", {
    path: shownPath(config, join(checkpoints.folder, name)),
    step,
    epoch,
    sha256,
    best: isBest,
    reason,
    eval_loss: evalLoss,
  });
}

/** Copies a checkpoint's adapter to the output folder and emits it. */
export async function publishAdapter(
  { config, channel }: Session,
  checkpoint: string,
): Promise<void> {
  const target = config.outputDir;
  const temporary = `${target}.tmp-${Deno.pid}`;
  try {
    await Deno.mkdir(temporary, { recursive: true });
    for (const name of Object.values(peftFiles)) {
      await writeDurably(join(temporary, name), await Deno.readFile(join(checkpoint, name)));
    }
    await publishFolder(temporary, target);
  } finally {
    await removeTree(temporary);
  }
  channel.send("artifact", { kind: "adapter", path: shownPath(config, target) });
}
