import type { Kysely } from "kysely";
import {
  type DocumentId,
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
  onRead?(project: OwnedProject): Promise<void>;
  /** Reads what came in when a job that would have taken it was just over. */
  readNew?(project: OwnedProject): Promise<unknown>;
}

interface OwnedProject {
  ownerId: PersonId;
  projectId: ProjectId;
}

/** What the job did. */
export type ProcessOutcome = { ready: number; failed: number; chunks: number };

/**
 * The job that reads and splits documents: those named; else all of the project that are not ready,
 * that are new, or all of it, and then what came in meanwhile, until there is no more.
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
    async onDone({ projectId, documentIds }, { ownerId }) {
      if (!documentIds) await deps.readNew?.({ ownerId, projectId });
    },
  });
}

async function process(
  deps: ProcessDeps,
  params: ProcessDocuments,
  context: JobContext,
): Promise<ProcessOutcome> {
  if (context.job.attempt <= 1) await markAgain(deps.db, params);
  const outcome: ProcessOutcome = { ready: 0, failed: 0, chunks: 0 };
  let total = 0;
  const report = () =>
    context.progress({
      phase: "documents.phase.read",
      done: outcome.ready + outcome.failed,
      total,
      unit: "files",
    });
  const onDone = (chunks: number | null) => {
    if (chunks === null) outcome.failed++;
    else {
      outcome.ready++;
      outcome.chunks += chunks;
    }
    report();
  };
  try {
    for await (const documents of documentsToRead(deps.db, params, context.job)) {
      total += documents.length;
      report();
      const atOnce = deps.atOnce ?? 2;
      await processDocuments({ ...deps, params, context }, documents, { atOnce, onDone });
    }
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

/** What is to be read at first, and then, time after time, what has come in. */
async function* documentsToRead(
  db: Kysely<Database>,
  params: ProcessDocuments,
  { attempt }: { attempt: number },
): AsyncGenerator<DocumentInfo[], void, undefined> {
  const met = new Set<DocumentId>();
  let documents = await documentsIn(db, params, statesToRead(params, attempt));
  yield documents;
  while (documents.length > 0 && !params.documentIds) {
    for (const { id } of documents) met.add(id);
    const waiting = await documentsIn(db, params, ["uploaded"]);
    documents = waiting.filter(({ id }) => !met.has(id));
    if (documents.length > 0) yield documents;
  }
}

/** What an attempt before left behind stands there as being read; others may be at such a one too. */
function statesToRead({ onlyNew }: ProcessDocuments, attempt: number): readonly DocumentState[] {
  if (!onlyNew) return ["uploaded", "processing", "failed"];
  return attempt > 1 ? ["uploaded", "processing"] : ["uploaded"];
}

async function documentsIn(
  db: Kysely<Database>,
  { projectId, documentIds }: ProcessDocuments,
  states: readonly DocumentState[],
): Promise<DocumentInfo[]> {
  const rows = await db.selectFrom("documents").selectAll().where("project_id", "=", projectId)
    .where("deleted_at", "is", null).where("state", "in", states)
    .$if(documentIds !== undefined, (query) => query.where("id", "in", documentIds ?? []))
    .orderBy("id").execute();
  return rows.map(documentFromRow);
}
