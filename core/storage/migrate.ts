import { type Migration, Migrator } from "kysely/migration";
import type { Kysely } from "kysely";
import { AppError } from "@/core/contract/mod.ts";
import * as groundFloor from "./migrations/0001_ground_floor.ts";
import * as rowLengths from "./migrations/0002_row_lengths.ts";
import * as runNotes from "./migrations/0003_run_notes.ts";
import * as secrets from "./migrations/0004_secrets.ts";
import * as jobEventsByType from "./migrations/0005_job_events_by_type.ts";
import * as textIndex from "./migrations/0006_text_index.ts";
import * as readingIds from "./migrations/0007_reading_ids.ts";
import * as searchFilters from "./migrations/0008_search_filters.ts";
import * as indexMerges from "./migrations/0009_index_merges.ts";
import * as lastPages from "./migrations/0010_last_pages.ts";
import * as postings from "./migrations/0011_postings.ts";
import type { ReportMigration } from "./migration_progress.ts";
import type { Database } from "./schema.ts";

/** All migrations, oldest first. A new one is a new file and a new line. */
function migrationsWith(report?: ReportMigration): Record<string, Migration> {
  return {
    "0001_ground_floor": groundFloor,
    "0002_row_lengths": rowLengths,
    "0003_run_notes": runNotes,
    "0004_secrets": secrets,
    "0005_job_events_by_type": jobEventsByType,
    "0006_text_index": { up: (db) => textIndex.up(db, report) },
    "0007_reading_ids": readingIds,
    "0008_search_filters": searchFilters,
    "0009_index_merges": indexMerges,
    "0010_last_pages": lastPages,
    "0011_postings": { up: (db) => postings.up(db, report) },
  };
}

function migratorFor(db: Kysely<Database>, report?: ReportMigration): Migrator {
  const migrations = migrationsWith(report);
  return new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });
}

/** How many migrations the database still lacks. */
export async function pendingMigrations(db: Kysely<Database>): Promise<number> {
  const known = await migratorFor(db).getMigrations();
  return known.filter((migration) => !migration.executedAt).length;
}

/**
 * Brings the database to this program's schema.
 *
 * @throws {AppError} `database_newer` when the database knows migrations that we do not.
 */
export async function migrate(db: Kysely<Database>, report?: ReportMigration): Promise<void> {
  const { error } = await migratorFor(db, report).migrateToLatest();
  if (!error) return;
  const message = error instanceof Error ? error.message : "";
  const isNewer = message.includes("corrupted migrations");
  throw isNewer ? new AppError("database_newer", {}, { cause: error }) : error;
}
