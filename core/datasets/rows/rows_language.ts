import type { Kysely } from "kysely";
import type { Lang, ProjectId } from "@/core/contract/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import { detectLanguage } from "@/core/language/mod.ts";

/** So many rows tell the language of all of them. */
const rowsRead = 400;

/** The language that most of a project's rows are in; null without rows, or when it is another. */
export async function rowsLanguage(
  db: Kysely<Database>,
  projectId: ProjectId,
): Promise<Lang | null> {
  const rows = await db.selectFrom("dataset_rows").select(["instruction", "output"])
    .where("project_id", "=", projectId).where("deleted_at", "is", null)
    .orderBy("position").limit(rowsRead).execute();
  return detectLanguage(
    rows.map(({ instruction, output }) => `${instruction}\n${output}`).join("\n"),
  );
}
