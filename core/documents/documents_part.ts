import type { Kysely } from "kysely";
import type { ProjectPart } from "@/core/contract/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import { removeRows } from "./remove_rows.ts";

/** What a project holds of documents. */
export function createDocumentsPart(db: Kysely<Database>): ProjectPart {
  return {
    async count(projectId) {
      const { documents, chunks } = await db.selectFrom("documents")
        .select(({ fn }) => [
          fn.countAll<number>().as("documents"),
          fn.sum<number | null>("chunk_count").as("chunks"),
        ])
        .where("project_id", "=", projectId).where("deleted_at", "is", null)
        .executeTakeFirstOrThrow();
      return { documents: Number(documents), chunks: Number(chunks ?? 0) };
    },
    async purge(projectId) {
      const rows = await db.selectFrom("documents").select("id")
        .where("project_id", "=", projectId).execute();
      await removeRows(db, rows.map(({ id }) => id));
    },
  };
}
