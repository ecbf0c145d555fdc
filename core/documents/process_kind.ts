import type { Kysely } from "kysely";
import {
  type DocumentInfo,
  type DocumentState,
  type PersonId,
  type ProcessDocuments,
  processDocumentsKind,
  processDocumentsSchema,
  type ProjectId,
} from "@/core/contract/mod.ts";
import { type AnyJobKind, type JobContext, jobKind } from "@/core/jobs/mod.ts";
import { type Database, mergeTextIndex } from "@/core/storage/mod.ts";
import { documentFromRow } from "./document_rows.ts";
import { processDocuments } from "./process_documents.ts";
import type { WorkDeps } from "./process_one.ts";

/** What the work of reading documents needs. */
export interface ProcessDeps extends WorkDeps {
  /** How many reader children work at the same time. */
  atOnce?: number;
  /** Hears that documents of a project have new chunks. */
  onRead?(project: { ownerId: PersonId; projectId: ProjectId }): Promise<void>;
}

/** What the job did. */
export type ProcessOutcome = { ready: number; failed: number; chunks: number };

/**
 * The job that reads and splits documents: those named, else all of the project that are not ready, or
 * all of it.
 * A file that cannot be read says why in its own row and stops nobody else.
 *
 * What is done is in the documents' rows: a killed job goes on with those that are not ready. So
 * that this holds for documents that were ready before, the first attempt takes that state away.
 */
export function createProcessKind(deps: ProcessDeps): AnyJobKind {
  return jobKind<ProcessDocuments, ProcessOutcome>({
    kind: processDocumentsKind,
    params: processDocumentsSchema,
    slot: "cpu",
    pausable: true,
    recovery: "automatic",
    graceMs: 10_000,
    run: (params, context) => process(deps, params, context),
  });
}

async function process(
  deps: ProcessDeps,
  params: ProcessDocuments,
  context: JobContext,
): Promise<ProcessOutcome> {
  if (context.job.attempt <= 1) await markAgain(deps.db, params);
  const documents = await documentsToRead(deps.db, params);
  const outcome: ProcessOutcome = { ready: 0, failed: 0, chunks: 0 };
  const report = () =>
    context.progress({
      phase: "documents.phase.read",
      done: outcome.ready + outcome.failed,
      total: documents.length,
      unit: "files",
    });
  report();
  try {
    await processDocuments({ ...deps, params, context }, documents, {
      atOnce: deps.atOnce ?? 2,
      onDone(chunks) {
        if (chunks === null) outcome.failed++;
        else {
          outcome.ready++;
          outcome.chunks += chunks;
        }
        report();
      },
    });
  } finally {
    // An attempt before this one may have been killed after its last document.
    const { ownerId, attempt } = context.job;
    const isNews = outcome.ready > 0 || attempt > 1;
    if (isNews) await deps.onRead?.({ ownerId, projectId: params.projectId });
  }
  await mergeIndex(deps, context.signal);
  return outcome;
}

/** Searches are faster after it. What was read is whole without it, also where it is stopped. */
async function mergeIndex(
  { db, log }: Pick<ProcessDeps, "db" | "log">,
  signal: AbortSignal,
): Promise<void> {
  await mergeTextIndex(db, signal).catch((error) =>
    log.write("warning", "The index of words was not put together", { error: `${error}` })
  );
}

async function markAgain(
  db: Kysely<Database>,
  { projectId, documentIds, again }: ProcessDocuments,
): Promise<void> {
  if (!documentIds && !again) return;
  await db.updateTable("documents").set({ state: "uploaded" satisfies DocumentState })
    .where("project_id", "=", projectId).where("state", "=", "ready")
    .$if(documentIds !== undefined, (query) => query.where("id", "in", documentIds ?? []))
    .execute();
}

async function documentsToRead(
  db: Kysely<Database>,
  { projectId, documentIds }: ProcessDocuments,
): Promise<DocumentInfo[]> {
  const rows = await db.selectFrom("documents").selectAll().where("project_id", "=", projectId)
    .where("deleted_at", "is", null).where("state", "!=", "ready")
    .$if(documentIds !== undefined, (query) => query.where("id", "in", documentIds ?? []))
    .orderBy("id").execute();
  return rows.map(documentFromRow);
}
