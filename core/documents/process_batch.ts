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
  toErrorData,
} from "@/core/contract/mod.ts";
import type { DocumentText } from "@/core/contract/text/documents.ts";
import type { JobContext } from "@/core/jobs/mod.ts";
import type { Projects } from "@/core/projects/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import type { Log } from "@/core/system/mod.ts";
import { readablePath } from "./document_text.ts";
import type { DocumentReader, FileOnDisk, ReadOutcome, SplitReading } from "./reader.ts";
import { storeReading } from "./store_reading.ts";

/** What reading documents needs. */
export interface BatchDeps {
  db: Kysely<Database>;
  log: Log;
  projects: Pick<Projects, "folderOf">;
  reader: DocumentReader;
}

/** Under which job documents are read, and how. */
export interface Work extends BatchDeps {
  params: ProcessDocuments;
  context: JobContext;
}

/**
 * Reads documents in one reader child: of each the number of its chunks, or null when it could not
 * be read. Those that are left when the job is to stop wait for the next time.
 */
export async function* processBatch(
  work: Work,
  documents: readonly DocumentInfo[],
): AsyncGenerator<number | null, void, undefined> {
  const { db, context } = work;
  const waiting = [...documents];
  try {
    context.signal.throwIfAborted();
    const { files, missing } = await findFiles(work, documents);
    for (const document of missing) {
      yield await fail(work, document, new AppError("document_file_missing"));
      waiting.splice(waiting.indexOf(document), 1);
    }
    await setState(db, waiting[0], { state: "processing" });
    for await (const outcome of readFiles(work, files)) {
      const document = waiting[0]!;
      yield await finish(work, document, outcome);
      waiting.shift();
      await setState(db, waiting[0], { state: "processing" });
    }
  } catch (error) {
    for (const document of waiting) await setState(db, document, { state: "uploaded" });
    throw error;
  }
}

/** The documents' files; one in whose place something else lies is missing. */
async function findFiles({ projects }: Work, documents: readonly DocumentInfo[]) {
  const files: FileOnDisk[] = [];
  const missing: DocumentInfo[] = [];
  for (const document of documents) {
    const path = await readablePath(projects, document).catch(() => null);
    if (path === null) missing.push(document);
    else files.push({ path, name: document.name });
  }
  return { files, missing };
}

function readFiles({ reader, params, context }: Work, files: readonly FileOnDisk[]) {
  const { chunkTokens, chunkOverlap, splitByFormat } = params;
  return reader.readEach(files, {
    sizes: { chunkTokens, chunkOverlap },
    splitByFormat,
    signal: context.signal,
  });
}

/** Stores what was read, or why nothing was. */
async function finish(
  work: Work,
  document: DocumentInfo,
  outcome: ReadOutcome,
): Promise<number | null> {
  const { db, context } = work;
  if ("error" in outcome) return await fail(work, document, outcome.error);
  const { reading } = outcome;
  try {
    await storeReading(db, { document, ownerId: context.job.ownerId as PersonId }, reading);
  } catch (error) {
    return await fail(work, document, error);
  }
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
  document: DocumentInfo | undefined,
  { state, error = null }: { state: DocumentState; error?: ErrorData | null },
): Promise<void> {
  if (!document) return;
  await db.updateTable("documents").where("id", "=", document.id)
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
