import { join } from "node:path";
import {
  AppError,
  type CheckpointManifest,
  checkpointManifestSchema,
} from "@/core/contract/mod.ts";
import { sha256Hex } from "@/core/system/mod.ts";
import { sha256File } from "./sha256_file.ts";

/** A complete saved state of a run, whose adapter is the one that was saved. */
export interface FoundCheckpoint {
  name: string;
  folder: string;
  step: number;
  /** SHA-256 of its manifest, which holds the hashes of its files. */
  sha256: string;
}

/** The files of a saved state that are the adapter, in PEFT's format. */
export const adapterFiles = ["adapter_model.safetensors", "adapter_config.json"] as const;

interface Candidate extends FoundCheckpoint {
  files: CheckpointManifest["files"];
}

/**
 * Finds the wanted saved state of a run: the best, the newest, or one by name. Where nothing was
 * held out, none is known to be the best, and the newest counts.
 *
 * @throws {AppError} `export_no_checkpoint`, or `export_checkpoint_damaged` when a file of it has
 * changed since it was saved.
 */
export async function findCheckpoint(
  checkpointsFolder: string,
  wanted: string,
): Promise<FoundCheckpoint> {
  const candidates = await readCandidates(checkpointsFolder);
  const best = await textOrNull(join(checkpointsFolder, "best"));
  const newest = candidates.at(-1);
  const named = (name: string | undefined) => candidates.find((found) => found.name === name);
  const chosen = wanted === "last"
    ? newest
    : wanted === "best"
    ? named(best?.trim()) ?? newest
    : named(wanted);
  if (!chosen) throw new AppError("export_no_checkpoint", { checkpoint: wanted });
  await proveAdapter(chosen);
  const { name, folder, step, sha256 } = chosen;
  return { name, folder, step, sha256 };
}

async function proveAdapter({ name, folder, files }: Candidate): Promise<void> {
  for (const file of adapterFiles) {
    const known = files[file]?.sha256;
    if (known === undefined || await hashOrNull(join(folder, file)) !== known) {
      throw new AppError("export_checkpoint_damaged", { checkpoint: name });
    }
  }
}

/** The saved states, oldest step first. A folder without its manifest is none. */
async function readCandidates(folder: string): Promise<Candidate[]> {
  const candidates: Candidate[] = [];
  for (const name of await namesIn(folder)) {
    const found = await readCandidate(join(folder, name), name);
    if (found) candidates.push(found);
  }
  return candidates.sort((a, b) => a.step - b.step || a.name.localeCompare(b.name));
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    const entries = await Array.fromAsync(Deno.readDir(folder));
    return entries.filter((entry) => entry.isDirectory).map(({ name }) => name)
      .filter((name) => /^(?:epoch|step)_\d{1,9}$/.test(name));
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return [];
    throw error;
  }
}

async function readCandidate(folder: string, name: string): Promise<Candidate | null> {
  const text = await textOrNull(join(folder, "manifest.json"));
  const manifest = checkpointManifestSchema.safeParse(jsonOrNull(text ?? "")).data;
  if (text === null || !manifest) return null;
  const { step, files } = manifest;
  return { name, folder, step, sha256: await sha256Hex(text), files };
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function textOrNull(path: string): Promise<string | null> {
  try {
    return await Deno.readTextFile(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  }
}

async function hashOrNull(path: string): Promise<string | null> {
  try {
    return await sha256File(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  }
}
