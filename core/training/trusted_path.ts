import { join, sep } from "node:path";
import { AppError } from "@/core/contract/mod.ts";
import { safeJoin } from "@/core/system/mod.ts";

/**
 * The folder that a trainer named, or an error when it lies outside of the run folder, by its name
 * or by a link.
 *
 * @throws {AppError} `trainer_bad_path`
 */
export async function folderInRun(runFolder: string, path: string): Promise<string> {
  try {
    const folder = await Deno.realPath(safeJoin(runFolder, path));
    const root = await Deno.realPath(runFolder);
    if (folder.startsWith(root + sep)) return folder;
  } catch (error) {
    if (!(error instanceof AppError || error instanceof Deno.errors.NotFound)) throw error;
  }
  throw new AppError("trainer_bad_path");
}

/** The folder of a finished adapter, or null when it is not whole. */
export async function resultFolder(runFolder: string, name: string): Promise<string | null> {
  const folder = await folderInRun(runFolder, name).catch(() => null);
  if (folder === null) return null;
  for (const file of ["adapter_model.safetensors", "adapter_config.json"]) {
    const stat = await Deno.lstat(join(folder, file)).catch(() => null);
    if (!stat?.isFile || stat.size === 0) return null;
  }
  return folder;
}
