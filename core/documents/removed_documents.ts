import { join } from "node:path";
import type { Kysely } from "kysely";
import type { Database } from "@/core/storage/mod.ts";
import { removeIfThere } from "@/core/system/mod.ts";
import { removeRows } from "./remove_rows.ts";

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
