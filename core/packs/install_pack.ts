import { dirname } from "node:path";
import { AppError } from "@/core/contract/mod.ts";
import { bytesBelow, type Clock, freeBytes, isoNow, removeIfThere } from "@/core/system/mod.ts";
import type { PackDefinition, PackWork } from "./pack_definition.ts";
import {
  clearLeftovers,
  makeTemporary,
  type PackMarker,
  putIntoPlace,
  readMarker,
  writeMarker,
} from "./pack_folder.ts";

/**
 * Installs a pack: builds it in a temporary folder, proves that it works, marks it and renames it
 * into place. Whatever stops it, the place holds either what was there before or the new one.
 *
 * @returns the marker; that of the installed one when it is up to date and `again` is not set.
 * @throws {AppError} `disk_full`, and what the definition throws; the signal's reason when aborted.
 */
export async function installPack(
  pack: PackDefinition,
  { clock, work, again }: { clock: Clock; work: PackWork; again: boolean },
): Promise<PackMarker> {
  await clearLeftovers(pack.folder);
  const version = await pack.version();
  const present = await readMarker(pack.folder);
  if (!again && present?.version === version && await pack.isWhole(pack.folder)) return present;
  await checkDisk(pack);
  const folder = await makeTemporary(pack.folder);
  try {
    await pack.build(folder, work);
    work.signal.throwIfAborted();
    work.progress({ phase: "packs.phase.prove", done: 0, total: null, unit: "packages" });
    const details = await pack.prove(folder, work);
    work.signal.throwIfAborted();
    const marker: PackMarker = {
      schema: 1,
      version,
      bytes: await bytesBelow(folder),
      installedAt: isoNow(clock),
      details,
    };
    await writeMarker(folder, marker);
    await putIntoPlace(folder, pack.folder);
    return marker;
  } catch (error) {
    await removeIfThere(folder);
    if (work.signal.aborted) throw work.signal.reason;
    throw error;
  }
}

/** A little more than the pack itself takes: pip unpacks beside what it downloaded. */
const headroom = 1.3;

async function checkDisk(pack: PackDefinition): Promise<void> {
  const { diskBytes } = await pack.sizes();
  const free = await freeBeside(pack.folder);
  const needed = diskBytes * headroom;
  if (free === null || free >= needed) return;
  throw new AppError("disk_full", {
    needed_mb: Math.ceil(needed / 1e6),
    free_mb: Math.floor(free / 1e6),
  });
}

/** Null where it cannot be told. */
async function freeBeside(folder: string): Promise<number | null> {
  try {
    await Deno.mkdir(dirname(folder), { recursive: true, mode: 0o700 });
    return await freeBytes(dirname(folder));
  } catch {
    return null;
  }
}
