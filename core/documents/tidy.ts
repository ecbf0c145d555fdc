import { join } from "node:path";
import type { Kysely } from "kysely";
import { undoDays } from "@/core/projects/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import type { Clock } from "@/core/system/mod.ts";
import { arrivingEnding } from "./add_document.ts";
import { removeRows } from "./remove_rows.ts";

/** What tidying needs. */
export interface TidyDeps {
  db: Kysely<Database>;
  clock: Clock;
  /** The data folder. */
  folder: string;
}

/**
 * Clears up after earlier lives of the program: files of uploads that never ended, files without a
 * row, and documents that were removed too long ago to be brought back. What is not named as we
 * name files stays where it is. To be called while nothing is uploaded.
 */
export async function tidyDocuments({ db, clock, folder }: TidyDeps): Promise<void> {
  const limit = new Date(clock.now().getTime() - undoDays * 24 * 60 * 60 * 1000).toISOString();
  const old = await db.selectFrom("documents").select("id").where("deleted_at", "<", limit)
    .execute();
  await removeRows(db, old.map(({ id }) => id));
  const kept = await db.selectFrom("documents").select("id").execute();
  const ids = new Set(kept.map(({ id }) => id));
  for (const project of await namesIn(join(folder, "projects"))) {
    const documents = join(folder, "projects", project, "documents");
    for (const name of await namesIn(documents)) {
      if (isOurs(name) && !ids.has(name)) await Deno.remove(join(documents, name));
    }
  }
}

const id = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

function isOurs(name: string): boolean {
  return id.test(name.endsWith(arrivingEnding) ? name.slice(0, -arrivingEnding.length) : name);
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await Array.fromAsync(Deno.readDir(folder), ({ name }) => name);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return [];
    throw error;
  }
}
