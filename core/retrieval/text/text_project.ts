import type { Kysely } from "kysely";
import type { ProjectId, SearchScope } from "@/core/contract/mod.ts";
import type { Database } from "@/core/storage/mod.ts";

/** A project as its index knows it. */
export interface TextProject {
  id: ProjectId;
  /** The index's name for it. */
  number: number;
  /** How many chunks it has, also those of removed documents. */
  chunks: number;
  /** How many of them a search may find. */
  searchable: number;
  /** The usual length of a chunk, in characters. */
  usualLength: number;
}

/** The project, when it is this person's and was not removed. */
export async function textProject(
  db: Kysely<Database>,
  { ownerId, projectId }: SearchScope,
): Promise<TextProject | null> {
  const row = await db.selectFrom("text_projects")
    .innerJoin("projects", "projects.id", "text_projects.project_id")
    .select(["text_projects.number", "text_projects.chunks", "text_projects.characters"])
    .select((row) =>
      row.selectFrom("documents").select(({ fn }) => fn.sum<number | null>("chunk_count").as("sum"))
        .whereRef("documents.project_id", "=", "projects.id").where("state", "=", "ready")
        .where("documents.deleted_at", "is", null).as("searchable")
    )
    .where("projects.id", "=", projectId).where("projects.owner_id", "=", ownerId)
    .where("projects.deleted_at", "is", null).executeTakeFirst();
  if (!row || row.chunks === 0) return null;
  const { number, chunks, characters, searchable } = row;
  return {
    id: projectId,
    number,
    chunks,
    searchable: Number(searchable ?? 0),
    usualLength: characters / chunks,
  };
}
