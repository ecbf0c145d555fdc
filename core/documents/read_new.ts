import type { Kysely } from "kysely";
import {
  type DocumentState,
  type Job,
  type PersonId,
  type ProcessDocuments,
  processDocumentsKind,
  type ProjectId,
} from "@/core/contract/mod.ts";
import type { JobQueue } from "@/core/jobs/mod.ts";
import type { Database } from "@/core/storage/mod.ts";

/** What starting needs. */
export interface ReadNewDeps {
  db: Kysely<Database>;
  queue: Pick<JobQueue, "enqueue">;
  /** How the project's texts are split. */
  splitting(): Promise<Pick<ProcessDocuments, "chunkTokens" | "chunkOverlap" | "splitByFormat">>;
}

/**
 * The one rule by which reading begins by itself: documents that nobody tried to read are taken by
 * the job of their project that waits, works or is paused, for it looks again before it ends; where
 * there is none, a new one begins. Null where nothing is new.
 */
export async function readNewDocuments(
  { db, queue, splitting }: ReadNewDeps,
  { ownerId, projectId }: { ownerId: PersonId; projectId: ProjectId },
): Promise<Job | null> {
  if (!await isAnyNew(db, projectId)) return null;
  return await queue.enqueue({
    kind: processDocumentsKind,
    ownerId,
    projectId,
    params: { projectId, ...await splitting(), onlyNew: true },
    unless: ({ params }) => params["documentIds"] === undefined,
  });
}

async function isAnyNew(db: Kysely<Database>, projectId: ProjectId): Promise<boolean> {
  const row = await db.selectFrom("documents").select("id").where("project_id", "=", projectId)
    .where("deleted_at", "is", null).where("state", "=", "uploaded" satisfies DocumentState)
    .limit(1).executeTakeFirst();
  return row !== undefined;
}
