import { join } from "node:path";
import { AppError } from "@/core/contract/mod.ts";
import { sha256File } from "@/core/system/mod.ts";
import { type SavedState, savedStates } from "@/core/training/mod.ts";

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
  const { states, best } = await savedStates(checkpointsFolder);
  const newest = states.at(-1);
  const named = (name: string | null) => states.find((found) => found.name === name);
  const chosen = wanted === "last"
    ? newest
    : wanted === "best"
    ? named(best) ?? newest
    : named(wanted);
  if (!chosen) throw new AppError("export_no_checkpoint", { checkpoint: wanted });
  await proveAdapter(chosen);
  const { name, folder, manifest: { step }, sha256 } = chosen;
  return { name, folder, step, sha256 };
}

async function proveAdapter({ name, folder, manifest: { files } }: SavedState): Promise<void> {
  for (const file of adapterFiles) {
    const known = files[file]?.sha256;
    if (known === undefined || await hashOrNull(join(folder, file)) !== known) {
      throw new AppError("export_checkpoint_damaged", { checkpoint: name });
    }
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
