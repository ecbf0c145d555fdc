import type { Kysely } from "kysely";
import type {
  DocumentInfo,
  DocumentPage,
  DocumentQuery,
  DocumentState,
  ProjectId,
} from "@/core/contract/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import { documentFromRow } from "./document_rows.ts";

/** A project's documents, newest first. */
export async function listDocuments(
  db: Kysely<Database>,
  projectId: ProjectId,
): Promise<DocumentInfo[]> {
  const rows = await documentsOf(db, projectId).selectAll().orderBy("id", "desc").execute();
  return rows.map(documentFromRow);
}

/** Some of a project's documents, newest first, and how many there are in each state. */
export async function pageOfDocuments(
  db: Kysely<Database>,
  projectId: ProjectId,
  { state, search = "", from, limit }: DocumentQuery,
): Promise<DocumentPage> {
  const all = await documentsOf(db, projectId).select(["id", "name", "state", "chunk_count"])
    .orderBy("id", "desc").execute();
  // SQLite knows no case beyond ASCII; names are few enough to be compared here.
  const wanted = comparable(search);
  const fitting = all.filter((row) =>
    (state === undefined || row.state === state) && comparable(row.name).includes(wanted)
  );
  const ids = fitting.slice(from, from + limit).map(({ id }) => id);
  const rows = ids.length === 0
    ? []
    : await db.selectFrom("documents").selectAll().where("id", "in", ids).orderBy("id", "desc")
      .execute();
  return {
    documents: rows.map(documentFromRow),
    total: fitting.length,
    counts: countStates(all.map((row) => row.state as DocumentState)),
    chunks: all.reduce((sum, row) => sum + (row.state === "ready" ? row.chunk_count ?? 0 : 0), 0),
  };
}

function countStates(states: readonly DocumentState[]): Record<DocumentState, number> {
  const counts = { uploaded: 0, processing: 0, ready: 0, failed: 0 };
  for (const state of states) counts[state]++;
  return counts;
}

function comparable(name: string): string {
  return name.normalize("NFC").toLowerCase();
}

function documentsOf(db: Kysely<Database>, projectId: ProjectId) {
  return db.selectFrom("documents").where("project_id", "=", projectId)
    .where("deleted_at", "is", null);
}
