import { join } from "node:path";
import { AppError, type Checkpoint } from "@/core/contract/mod.ts";
import { fileSha256, isIntact, listCheckpoints } from "@/core/training/mod.ts";

/** A complete saved state of a run, whose files are those that were saved. */
export interface FoundCheckpoint {
  name: string;
  folder: string;
  step: number;
  /** SHA-256 of its manifest, which holds the hashes of its files. */
  sha256: string;
}

/**
 * Finds the wanted checkpoint of a run: the best, the newest, or one by name. Where nothing was
 * held out, no state is known to be the best, and the newest counts.
 *
 * @throws {AppError} `export_no_checkpoint`, or `export_checkpoint_damaged` when a file of it has
 * changed since it was saved.
 */
export async function findCheckpoint(
  checkpointsFolder: string,
  wanted: string,
): Promise<FoundCheckpoint> {
  const chosen = choose(await listCheckpoints(checkpointsFolder), wanted);
  if (!chosen) throw new AppError("export_no_checkpoint", { checkpoint: wanted });
  const { name, step } = chosen;
  const folder = join(checkpointsFolder, name);
  if (!await isIntact(folder)) {
    throw new AppError("export_checkpoint_damaged", { checkpoint: name });
  }
  return { name, folder, step, sha256: await fileSha256(join(folder, "manifest.json")) };
}

function choose(oldestFirst: readonly Checkpoint[], wanted: string): Checkpoint | undefined {
  const newest = oldestFirst.at(-1);
  if (wanted === "last") return newest;
  if (wanted === "best") return oldestFirst.find((checkpoint) => checkpoint.isBest) ?? newest;
  return oldestFirst.find((checkpoint) => checkpoint.name === wanted);
}
