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
  saysDiskFull,
  toErrorData,
} from "@/core/contract/mod.ts";
import type { DocumentText } from "@/core/contract/text/documents.ts";
import type { JobContext } from "@/core/jobs/mod.ts";
import type { Projects } from "@/core/projects/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import type { Log } from "@/core/system/mod.ts";
import type { Passwords } from "./passwords.ts";
import type { DocumentReader, ReadOutcome, SplitReading } from "./reader_types.ts";
import { storeReading } from "./store_reading.ts";

/** What reading documents needs. */
export interface WorkDeps {
  db: Kysely<Database>;
  log: Log;
  projects: Pick<Projects, "folderOf">;
  reader: DocumentReader;
  passwords: Pick<Passwords, "take">;
}

/** Under which job documents are read, and how. */
export interface Work extends WorkDeps {
  params: ProcessDocuments;
  context: JobContext;
}

/**
 * Reads a document and stores what was read, or why nothing was: the number of its chunks, or null.
 * While the job is to stop, when no child can be started or the disk is full, it throws, and the
 * document waits for the next time.
 */
export async function processOne(
  work: Work,
  document: DocumentInfo,
  read: () => Promise<ReadOutcome>,
): Promise<number | null> {
  const { db, context } = work;
  await setState(db, document, { state: "processing" });
  try {
    const outcome = await read().catch(notItsFault);
    if ("error" in outcome) return await fail(work, document, outcome.error);
    return await store(work, document, outcome.reading);
  } catch (error) {
    const isItsOwn = !context.signal.aborted && !(error instanceof NotRead) && !saysDiskFull(error);
    if (isItsOwn) return await fail(work, document, error);
    await setState(db, document, { state: "uploaded" });
    throw error instanceof NotRead ? error.cause : error;
  }
}

/** What is thrown in place of an outcome says nothing of the document. */
class NotRead extends Error {}

function notItsFault(cause: unknown): never {
  throw new NotRead("The document was not read", { cause });
}

async function store(work: Work, document: DocumentInfo, reading: SplitReading): Promise<number> {
  const { db, context } = work;
  await storeReading(db, { document, ownerId: context.job.ownerId as PersonId }, reading);
  say(context, describe(document, reading));
  return reading.chunks.length;
}

/** A fault of ours ends in the row as well: the other documents must not wait for it. */
async function fail(
  { db, log, context }: Work,
  document: DocumentInfo,
  error: unknown,
): Promise<null> {
  const data = toErrorData(error);
  if (!(error instanceof AppError)) {
    log.write("error", "A document could not be read", { document: document.id, error });
  }
  await setState(db, document, { state: "failed", error: data });
  const params = { name: document.name };
  say(context, { key: "documents.log.failed", params, error: data }, "warning");
  return null;
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
