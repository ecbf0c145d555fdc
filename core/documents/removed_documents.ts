import { join } from "node:path";
import type { Kysely } from "kysely";
import type { DocumentId, ProjectId, RemovedDocument } from "@/core/contract/mod.ts";
import { undoDays } from "@/core/projects/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import { type Clock, removeIfThere } from "@/core/system/mod.ts";
import { removeRows } from "./remove_rows.ts";

const undoMs = undoDays * 24 * 60 * 60 * 1000;

/**
 * A project's documents that were taken away and can still be brought back, the latest first. What
 * was uploaded once more is there already: it would be refused.
 */
export async function listRemovedDocuments(
  { db, clock }: { db: Kysely<Database>; clock: Clock },
  projectId: ProjectId,
): Promise<RemovedDocument[]> {
  const all = db.selectFrom("documents").where("project_id", "=", projectId);
  const present = await all.where("deleted_at", "is", null).select("sha256").execute();
  const hashes = new Set(present.map(({ sha256 }) => sha256));
  const limit = new Date(clock.now().getTime() - undoMs).toISOString();
  const removed = await all.where("deleted_at", ">=", limit)
    .select(["id", "name", "sha256", "deleted_at"])
    .orderBy("deleted_at", "desc").orderBy("id", "desc").execute();
  return removed.filter(({ sha256 }) => !hashes.has(sha256)).map(({ id, name, deleted_at }) => ({
    id: id as DocumentId,
    name,
    until: new Date(Date.parse(deleted_at!) + undoMs).toISOString(),
  }));
}

/** Bytes of the documents that were taken away and can still be brought back. */
export async function removedDocumentBytes(db: Kysely<Database>): Promise<number> {
  const { bytes } = await db.selectFrom("documents")
    .select(({ fn }) => fn.sum<number | null>("bytes").as("bytes"))
    .where("deleted_at", "is not", null).executeTakeFirstOrThrow();
  return Number(bytes ?? 0);
}

/**
 * Removes for good every document that was taken away, with its file.
 *
 * @param folder the data folder.
 */
export async function purgeRemovedDocuments(db: Kysely<Database>, folder: string): Promise<void> {
  const removed = await db.selectFrom("documents").select(["id", "project_id"])
    .where("deleted_at", "is not", null).execute();
  for (const { id, project_id } of removed) {
    // The row comes first: a file without a row is swept away at the next start.
    await removeRows(db, [id]);
    await removeIfThere(join(folder, "projects", project_id, "documents", id));
  }
}
