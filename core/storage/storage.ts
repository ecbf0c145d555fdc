import { join } from "node:path";
import { setTimeout as waitFor } from "node:timers/promises";
import type { Kysely } from "kysely";
import { AppError, saysDiskFull } from "@/core/contract/mod.ts";
import { type Clock, isoNow } from "@/core/system/mod.ts";
import { backUp } from "./backup.ts";
import type { MigrationProgress } from "./migration_progress.ts";
import { migrate, pendingMigrations } from "./migrate.ts";
import { type OpenDatabase, openDatabase } from "./open.ts";
import type { Database } from "./schema.ts";

/** The data folder's database, ready to use. */
export interface Storage {
  db: Kysely<Database>;
  close(): Promise<void>;
}

/** What opening may take its time over. */
export interface OpenStorageOptions {
  /** Rows of an earlier version are brought to this one. */
  onMigration?: ((progress: MigrationProgress) => void) | undefined;
}

/** SQLite keeps this thread busy; whoever asks meanwhile gets his answer between two steps. */
const pauseMs = 20;

/**
 * Opens the folder's database in the process that owns the folder: backs it up when a migration is
 * due, then migrates.
 *
 * @throws {AppError} `folder_unusable`, `database_damaged`, `database_newer`.
 */
export async function openStorage(
  folder: string,
  clock: Clock,
  { onMigration }: OpenStorageOptions = {},
): Promise<Storage> {
  await makeFolder(folder);
  const { db, connection, close } = openIn(folder);
  try {
    const hasTables = connection.prepare("SELECT 1 FROM sqlite_schema LIMIT 1").get();
    if (hasTables && await pendingMigrations(db) > 0) {
      const name = isoNow(clock).replaceAll(":", "-");
      await backUp(connection, { folder: join(folder, "backups"), name });
    }
    await migrate(db, async (progress) => {
      if (!onMigration) return;
      onMigration(progress);
      await waitFor(pauseMs);
    });
  } catch (error) {
    await close();
    throw error;
  }
  return { db, close };
}

function openIn(folder: string): OpenDatabase {
  try {
    return openDatabase(join(folder, "lernwerk.db"));
  } catch (error) {
    if (error instanceof AppError || saysDiskFull(error)) throw error;
    throw new AppError("folder_unusable", { folder }, { cause: error });
  }
}

/** Opens the database in a worker, whose server has migrated it already. */
export function openWorkerStorage(folder: string): Storage {
  const { db, close } = openDatabase(join(folder, "lernwerk.db"));
  return { db, close };
}

/** An empty migrated database in memory, for tests. */
export async function openMemoryStorage(): Promise<Storage> {
  const { db, close } = openDatabase(":memory:");
  await migrate(db);
  return { db, close };
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await Deno.mkdir(folder, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new AppError("folder_unusable", { folder }, { cause });
  }
}
