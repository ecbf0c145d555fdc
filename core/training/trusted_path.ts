import { join, sep } from "node:path";
import { AppError } from "@/core/contract/mod.ts";
import { safeJoin } from "@/core/system/mod.ts";

/**
 * The folder that a trainer named, or null when it is not there.
 *
 * @throws {AppError} `trainer_bad_path` when it lies outside of the run folder, by its name or by a
 * link.
 */
export async function folderInRun(runFolder: string, path: string): Promise<string | null> {
  const folder = await realPath(named(runFolder, path));
  if (folder === null) return null;
  if (!folder.startsWith(await Deno.realPath(runFolder) + sep)) throw outside();
  return folder;
}

function named(runFolder: string, path: string): string {
  try {
    return safeJoin(runFolder, path);
  } catch {
    throw outside();
  }
}

async function realPath(path: string): Promise<string | null> {
  try {
    return await Deno.realPath(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  }
}

function outside(): AppError {
  return new AppError("trainer_bad_path");
}

/** The folder of a finished adapter, or null when it is not whole. */
export async function resultFolder(runFolder: string, name: string): Promise<string | null> {
  const folder = await folderInRun(runFolder, name);
  if (folder === null) return null;
  for (const file of ["adapter_model.safetensors", "adapter_config.json"]) {
    const stat = await Deno.lstat(join(folder, file)).catch(() => null);
    if (!stat?.isFile || stat.size === 0) return null;
  }
  return folder;
}
