import { join } from "node:path";
import {
  type Checkpoint,
  type CheckpointManifest,
  checkpointManifestSchema,
} from "@/core/contract/mod.ts";
import { removeIfThere, sha256File, sha256Hex } from "@/core/system/mod.ts";

/** A checkpoint's folder has such a name; nothing else is looked at. */
const folderName = /^(?:epoch|step)_\d{1,9}$/;

/** A manifest lists a handful of files; more is none of ours. */
const manifestBytes = 1024 * 1024;

/** A saved state as its manifest tells of it; its files may have changed since. */
export interface SavedState {
  name: string;
  folder: string;
  manifest: CheckpointManifest;
  /** SHA-256 of the manifest, which holds the hashes of the files. */
  sha256: string;
}

/**
 * The saved states in a run's checkpoint folder, oldest step first, and the name of the best. A
 * folder without a manifest is none.
 */
export async function savedStates(
  folder: string,
): Promise<{ states: SavedState[]; best: string | null }> {
  const best = await readBest(folder);
  const states: SavedState[] = [];
  for (const name of await names(folder)) {
    const read = await readManifest(join(folder, name));
    if (read) states.push({ name, folder: join(folder, name), ...read });
  }
  const order = (a: SavedState, b: SavedState) =>
    a.manifest.step - b.manifest.step || a.name.localeCompare(b.name);
  return { states: states.sort(order), best };
}

/** The saved states, oldest step first, but for those whose files are not as long as they should. */
export async function listCheckpoints(folder: string): Promise<Checkpoint[]> {
  const { states, best } = await savedStates(folder);
  const checkpoints: Checkpoint[] = [];
  for (const { name, folder, manifest } of states) {
    if (!await hasAllFiles(folder, manifest)) continue;
    const { step, epoch, files, eval_loss: evalLoss } = manifest;
    const bytes = Object.values(files).reduce((sum, file) => sum + file.bytes, 0);
    checkpoints.push({ name, step, epoch, bytes, evalLoss, isBest: name === best });
  }
  return checkpoints;
}

/** The newest saved state whose every file has the checksum of its manifest, or null. */
export async function newestValid(folder: string): Promise<Checkpoint | null> {
  for (const checkpoint of (await listCheckpoints(folder)).reverse()) {
    if (await isIntact(join(folder, checkpoint.name))) return checkpoint;
  }
  return null;
}

/** Whether every file of a checkpoint has the checksum that its manifest names. */
export async function isIntact(folder: string): Promise<boolean> {
  const { manifest } = await readManifest(folder) ?? {};
  if (!manifest || !await hasAllFiles(folder, manifest)) return false;
  for (const [name, { sha256 }] of Object.entries(manifest.files)) {
    if (await sha256File(join(folder, name)) !== sha256) return false;
  }
  return true;
}

/** Removes what a killed trainer left under a temporary name. */
export async function removeTornCheckpoints(folder: string): Promise<void> {
  for (const name of await entryNames(folder)) {
    if (name.includes(".tmp-")) await Deno.remove(join(folder, name), { recursive: true });
  }
}

/**
 * Moves the saved states after a step out of the way, into `setAside`: a run that goes back to an
 * earlier state must not later take up one of a course that it left.
 */
export async function setAsideAfter(
  folder: string,
  { step, setAside }: { step: number; setAside: string },
): Promise<void> {
  const later = (await listCheckpoints(folder)).filter((checkpoint) => checkpoint.step > step);
  if (later.length === 0) return;
  await Deno.mkdir(setAside, { recursive: true });
  for (const { name } of later) {
    const target = join(setAside, name);
    await removeIfThere(target);
    await Deno.rename(join(folder, name), target);
  }
}

async function readBest(folder: string): Promise<string | null> {
  try {
    return (await Deno.readTextFile(join(folder, "best"))).trim();
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  }
}

async function names(folder: string): Promise<string[]> {
  return (await entryNames(folder)).filter((name) => folderName.test(name));
}

async function entryNames(folder: string): Promise<string[]> {
  try {
    return (await Array.fromAsync(Deno.readDir(folder))).map(({ name }) => name);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return [];
    throw error;
  }
}

async function readManifest(
  folder: string,
): Promise<Pick<SavedState, "manifest" | "sha256"> | null> {
  const path = join(folder, "manifest.json");
  try {
    const { isFile, size } = await Deno.lstat(path);
    if (!isFile || size > manifestBytes) return null;
    const text = await Deno.readTextFile(path);
    const manifest = checkpointManifestSchema.parse(JSON.parse(text));
    return { manifest, sha256: await sha256Hex(text) };
  } catch {
    return null;
  }
}

/** A file that is a link could lie anywhere: it counts as missing. */
async function hasAllFiles(folder: string, { files }: CheckpointManifest): Promise<boolean> {
  for (const [name, { bytes }] of Object.entries(files)) {
    if (!/^[A-Za-z0-9][\w.-]*$/.test(name)) return false;
    const stat = await Deno.lstat(join(folder, name)).catch(() => null);
    if (!stat?.isFile || stat.size !== bytes) return false;
  }
  return "adapter_model.safetensors" in files;
}
