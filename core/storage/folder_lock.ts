import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { AppError } from "@/core/contract/mod.ts";
import { atomicWrite, removeIfThere } from "@/core/system/mod.ts";

/** Where the process that owns a data folder listens, and the key to it. */
export const serverAddressSchema = z.object({
  url: z.string(),
  token: z.string(),
  pid: z.number().int(),
});

export type ServerAddress = z.infer<typeof serverAddressSchema>;

/** The hold of this process on a data folder; the system releases it when the process ends. */
export interface FolderLock {
  /** Tells other processes of the same person where we listen (file mode 0600). */
  announce(address: ServerAddress): Promise<void>;
  release(): Promise<void>;
}

/**
 * Takes the data folder for this process (docs/adr/006), or answers null when another has it.
 *
 * An advisory lock of the operating system, so that no stale pid is ever trusted: it goes with the
 * process, however that ends.
 *
 * @throws {AppError} `folder_unusable` where nothing can be written, or a network drive knows no locks.
 */
export async function lockFolder(folder: string): Promise<FolderLock | null> {
  const held = holdIn(folder);
  if (held === null) return null;
  await removeIfThere(addressPath(folder));
  return {
    announce: (address) => atomicWrite(addressPath(folder), JSON.stringify(address)),
    async release() {
      await removeIfThere(addressPath(folder));
      held.close();
    },
  };
}

function holdIn(folder: string): { close(): void } | null {
  try {
    return holdFile(join(folder, "lock"));
  } catch (cause) {
    throw new AppError("folder_unusable", { folder }, { cause });
  }
}

/**
 * Takes a file for this process alone, or answers null. SQLite's lock is the operating system's, the
 * same on every platform, and needs no waiting; Deno's own has that only since 2.7.
 */
function holdFile(path: string): { close(): void } | null {
  const held = new DatabaseSync(path, { timeout: 0 });
  try {
    held.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");
    return held;
  } catch (error) {
    held.close();
    if (error instanceof Error && /locked/.test(error.message)) return null;
    throw error;
  }
}

/** Where the owner of the folder listens; null when it has not said so (yet). */
export async function readServerAddress(folder: string): Promise<ServerAddress | null> {
  try {
    const text = await Deno.readTextFile(addressPath(folder));
    return serverAddressSchema.parse(JSON.parse(text));
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  }
}

function addressPath(folder: string): string {
  return join(folder, "server.json");
}
