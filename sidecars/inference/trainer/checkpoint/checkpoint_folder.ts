import { join } from "node:path";
import {
  exists,
  publishFolder,
  removeLeftovers,
  removeTree,
  replaceFile,
  sha256,
  writeDurably,
} from "./durable_files.ts";
import { bestPointer, manifestName, stateName } from "./names.ts";

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
   * @returns the SHA-256 of its manifest.
   */
  write(place: Place, files: Record<string, Uint8Array>, state: object): Promise<string>;
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
    write: (place, files, state) => write(folder, place, { ...files, [stateName]: json(state) }),
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
  files: Record<string, Uint8Array>,
): Promise<string> {
  const temporary = join(folder, `${place.name}.tmp-${Deno.pid}`);
  await removeTree(temporary);
  try {
    await Deno.mkdir(temporary);
    for (const [name, data] of Object.entries(files)) {
      await writeDurably(join(temporary, name), data);
    }
    const manifest = json(manifestOf(place, files));
    await writeDurably(join(temporary, manifestName), manifest);
    await publishFolder(temporary, join(folder, place.name));
    return sha256(manifest);
  } finally {
    await removeTree(temporary);
  }
}

function manifestOf({ step, epoch, evalLoss }: Place, files: Record<string, Uint8Array>) {
  const listed = Object.keys(files).sort().map((name) => {
    const data = files[name]!;
    return [name, { bytes: data.length, sha256: sha256(data) }];
  });
  return { schema: 1, step, epoch, files: Object.fromEntries(listed), eval_loss: evalLoss };
}

function json(value: object): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value, null, 1));
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
