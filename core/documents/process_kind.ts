import type { Kysely } from "kysely";
import {
  AppError,
  type DocumentInfo,
  type DocumentState,
  type ErrorData,
  type LogText,
  logText,
  type PersonId,
  type ProcessDocuments,
  processDocumentsKind,
  processDocumentsSchema,
  toErrorData,
} from "@/core/contract/mod.ts";
import type { DocumentText } from "@/core/contract/text/documents.ts";
import { type AnyJobKind, type JobContext, jobKind } from "@/core/jobs/mod.ts";
import type { Projects } from "@/core/projects/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import type { Log } from "@/core/system/mod.ts";
import { documentFromRow } from "./document_rows.ts";
import { readablePath } from "./document_text.ts";
import { eachAtOnce } from "./each_at_once.ts";
import type { DocumentReader, SplitReading } from "./reader.ts";
import { storeReading } from "./store_reading.ts";

/** What the work of reading documents needs. */
export interface ProcessDeps {
  db: Kysely<Database>;
  log: Log;
  projects: Pick<Projects, "folderOf">;
  reader: DocumentReader;
  /** How many files are read at the same time. */
  atOnce?: number;
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
    run: (params, context) => processDocuments(deps, params, context),
  });
}

async function processDocuments(
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
  await eachAtOnce(documents, deps.atOnce ?? 2, async (document) => {
    context.signal.throwIfAborted();
    const chunks = await processOne({ ...deps, params, context }, document);
    if (chunks === null) outcome.failed++;
    else {
      outcome.ready++;
      outcome.chunks += chunks;
    }
    report();
  });
  return outcome;
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

interface Work extends ProcessDeps {
  params: ProcessDocuments;
  context: JobContext;
}

/** Returns the number of chunks, or null when the file could not be read. */
async function processOne(work: Work, document: DocumentInfo): Promise<number | null> {
  const { db, context } = work;
  await setState(db, document, { state: "processing" });
  try {
    const reading = await read(work, document);
    const ownerId = context.job.ownerId as PersonId;
    await storeReading(db, { document, ownerId }, reading);
    say(context, describe(document, reading));
    return reading.chunks.length;
  } catch (error) {
    if (context.signal.aborted) {
      await setState(db, document, { state: "uploaded" });
      throw error;
    }
    await fail(work, document, error);
    return null;
  }
}

async function read(
  { projects, reader, params, context }: Work,
  { name, projectId, id }: DocumentInfo,
): Promise<SplitReading> {
  const { chunkTokens, chunkOverlap } = params;
  return await reader.read(await readablePath(projects, { id, projectId }), {
    name,
    sizes: { chunkTokens, chunkOverlap },
    signal: context.signal,
  });
}

/** A fault of ours ends in the row as well: the other documents must not wait for it. */
async function fail({ db, log, context }: Work, document: DocumentInfo, error: unknown) {
  const data = toErrorData(error);
  if (!(error instanceof AppError)) {
    log.write("error", "A document could not be read", { document: document.id, error });
  }
  await setState(db, document, { state: "failed", error: data });
  const params = { name: document.name };
  say(context, { key: "documents.log.failed", params, error: data }, "warning");
}

async function setState(
  db: Kysely<Database>,
  { id }: DocumentInfo,
  { state, error = null }: { state: DocumentState; error?: ErrorData | null },
): Promise<void> {
  await db.updateTable("documents").where("id", "=", id)
    .set({ state, error: error && JSON.stringify(error) }).execute();
}

function describe({ name }: DocumentInfo, { pageStarts, chunks, text }: SplitReading): Said {
  const params = { name, characters: text.length, chunks: chunks.length };
  return pageStarts
    ? { key: "documents.log.read.pages", params: { ...params, pages: pageStarts.length } }
    : { key: "documents.log.read", params };
}

type Said = LogText & { key: DocumentText };

/** A log line that every reader sees in their own language. */
function say({ emit }: JobContext, says: Said, level: "info" | "warning" = "info"): void {
  const { key, params, error } = says;
  const data = { key, params: { ...params }, ...(error && { error: { ...error } }) };
  emit("log", { level, message: logText(says, "en"), says: data });
}
