import { basename, dirname, join } from "node:path";
import { z } from "zod";
import { atomicWrite, removeIfThere } from "@/core/system/mod.ts";

/** Stands in an installed pack's folder, written last. Without it nothing is installed. */
const markerName = "installed.json";

const markerSchema = z.object({
  schema: z.literal(1),
  version: z.string(),
  bytes: z.number(),
  installedAt: z.string(),
  details: z.record(z.string(), z.json()),
});

/** What is known about an installed pack. */
export type PackMarker = z.infer<typeof markerSchema>;

/** Reads the marker of an installed pack; null when there is none or it is unreadable. */
export async function readMarker(folder: string): Promise<PackMarker | null> {
  try {
    return markerSchema.parse(JSON.parse(await Deno.readTextFile(join(folder, markerName))));
  } catch {
    return null;
  }
}

/** Declares a folder installed. */
export async function writeMarker(folder: string, marker: PackMarker): Promise<void> {
  await atomicWrite(join(folder, markerName), JSON.stringify(marker, null, 2));
}

/** A new, empty folder beside the pack's place, from which it can be renamed. */
export async function makeTemporary(folder: string): Promise<string> {
  await Deno.mkdir(dirname(folder), { recursive: true, mode: 0o700 });
  const path = join(dirname(folder), `${prefixOf(folder)}new-${crypto.randomUUID().slice(0, 8)}`);
  await Deno.mkdir(path, { mode: 0o700 });
  return path;
}

/** Whether an installation was begun and not ended. */
export async function hasLeftovers(folder: string): Promise<boolean> {
  return (await leftovers(folder)).length > 0;
}

/**
 * Removes what interrupted installations left. One that was complete but for its last renaming takes
 * its place instead.
 */
export async function clearLeftovers(folder: string): Promise<void> {
  for (const path of await leftovers(folder)) {
    if (await readMarker(path) && !await readMarker(folder)) await putIntoPlace(path, folder);
    else await removeIfThere(path);
  }
}

/** Gives a finished folder its place; a former one goes away. */
export async function putIntoPlace(built: string, folder: string): Promise<void> {
  const old = join(dirname(folder), `${prefixOf(folder)}old-${crypto.randomUUID().slice(0, 8)}`);
  const hadOld = await Deno.rename(folder, old).then(() => true, ignoreMissing);
  await Deno.rename(built, folder);
  if (hadOld) await removeIfThere(old);
}

function prefixOf(folder: string): string {
  return `.${basename(folder)}.`;
}

/** Newest installation first, so that a complete one is found before an old copy. */
async function leftovers(folder: string): Promise<string[]> {
  try {
    const entries = await Array.fromAsync(Deno.readDir(dirname(folder)));
    return entries.map(({ name }) => name).filter((name) => name.startsWith(prefixOf(folder)))
      .sort().map((name) => join(dirname(folder), name));
  } catch (error) {
    ignoreMissing(error);
    return [];
  }
}

function ignoreMissing(error: unknown): false {
  if (!(error instanceof Deno.errors.NotFound)) throw error;
  return false;
}
