import { join } from "node:path";
import {
  exists,
  publishFolder,
  removeLeftovers,
  removeTree,
  replaceFile,
  sha256,
  sha256File,
  syncFile,
  writeDurably,
} from "./durable_files.ts";
import { bestPointer, manifestName } from "./names.ts";

/** When a checkpoint was taken; `evalLoss` is the recall loss if it was measured then. */
export interface Place {
  name: string;
  step: number;
  epoch: number;
  evalLoss: number | null;
}

/** Writes the checkpoints of one run and keeps what the protocol says. */
export interface CheckpointFolder {
  readonly folder: string;
  /**
   * Writes one checkpoint: whole under its name, or not at all.
   *
   * @param fill puts the files into the folder that it is given.
   * @returns the SHA-256 of its manifest.
   */
  write(place: Place, fill: (folder: string) => Promise<void>): Promise<string>;
  /** Makes a checkpoint the best one. */
  pointToBest(name: string): Promise<void>;
  /** Keeps the newest two, the best and one per epoch. */
  prune(best: string | null): Promise<void>;
}

const keptNewest = 2;

/** Opens a run's folder of checkpoints, and makes it. */
export async function openCheckpoints(folder: string): Promise<CheckpointFolder> {
  await Deno.mkdir(folder, { recursive: true });
  await removeLeftovers(folder);
  return {
    folder,
    write: (place, fill) => write(folder, place, fill),
    pointToBest: (name) => replaceFile(join(folder, bestPointer), name),
    async prune(best) {
      for (const name of (await completeByAge(folder)).slice(0, -keptNewest)) {
        if (!name.startsWith("epoch_") && name !== best) await remove(join(folder, name));
      }
    },
  };
}

async function write(
  folder: string,
  place: Place,
  fill: (folder: string) => Promise<void>,
): Promise<string> {
  const temporary = join(folder, `${place.name}.tmp-${Deno.pid}`);
  await removeTree(temporary);
  try {
    await Deno.mkdir(temporary);
    await fill(temporary);
    const manifest = new TextEncoder().encode(JSON.stringify(await manifestOf(temporary, place)));
    await writeDurably(join(temporary, manifestName), manifest);
    await publishFolder(temporary, join(folder, place.name));
    return sha256(manifest);
  } finally {
    await removeTree(temporary);
  }
}

/** What the files are, once all of them lie on the disk. */
async function manifestOf(folder: string, { step, epoch, evalLoss }: Place) {
  const names = [...Deno.readDirSync(folder)].map(({ name }) => name).sort();
  const files: Record<string, { bytes: number; sha256: string }> = {};
  for (const name of names) {
    const path = join(folder, name);
    await syncFile(path);
    files[name] = { bytes: (await Deno.stat(path)).size, sha256: await sha256File(path) };
  }
  return { schema: 1, step, epoch, files, eval_loss: evalLoss };
}

async function completeByAge(folder: string): Promise<string[]> {
  const found: { name: string; time: number }[] = [];
  for await (const { name } of Deno.readDir(folder)) {
    const manifest = await Deno.stat(join(folder, name, manifestName)).catch(() => null);
    if (manifest) found.push({ name, time: manifest.mtime?.getTime() ?? 0 });
  }
  return found.sort((a, b) => a.time - b.time || a.name.localeCompare(b.name))
    .map(({ name }) => name);
}

/** The manifest goes first: a half-deleted folder must not look like a checkpoint. */
async function remove(folder: string): Promise<void> {
  const manifest = join(folder, manifestName);
  if (await exists(manifest)) await Deno.remove(manifest);
  await removeTree(folder);
}
