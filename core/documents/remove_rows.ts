import type { Kysely } from "kysely";
import type { Database } from "@/core/storage/mod.ts";

/** Removes documents for good with all that hangs on their rows; their files are not touched. */
export async function removeRows(
  db: Kysely<Database>,
  documentIds: readonly string[],
): Promise<void> {
  for (const id of documentIds) {
    await db.transaction().execute(async (trx) => {
      await trx.deleteFrom("chunks").where("document_id", "=", id).execute();
      await trx.deleteFrom("document_texts").where("document_id", "=", id).execute();
      await trx.deleteFrom("documents").where("id", "=", id).execute();
    });
  }
}
