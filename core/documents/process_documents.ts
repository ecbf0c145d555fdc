import { AppError, type DocumentInfo } from "@/core/contract/mod.ts";
import { readablePath } from "./document_text.ts";
import { eachAtOnce } from "./each_at_once.ts";
import { processOne, type Work } from "./process_one.ts";
import type { FileOnDisk, ReadOutcome } from "./reader_types.ts";

/** So many files one child has open. */
const filesPerChild = 200;

/** What is told of each document: the number of its chunks, or null when it could not be read. */
export type OnDone = (chunks: number | null) => void;

/**
 * Reads documents in several reader children side by side, each taking the next one as soon as it is
 * free. Throws when the job is to stop; those that were not through wait for the next time.
 */
export async function processDocuments(
  work: Work,
  documents: readonly DocumentInfo[],
  { atOnce, onDone }: { atOnce: number; onDone: OnDone },
): Promise<void> {
  for (let start = 0; start < documents.length; start += filesPerChild) {
    work.context.signal.throwIfAborted();
    const some = await findFiles(work, documents.slice(start, start + filesPerChild));
    await processTogether(work, some, { atOnce, onDone });
  }
}

/** A document with its file; null where something else lies in its place, which nobody opens. */
interface Found {
  document: DocumentInfo;
  file: FileOnDisk | null;
}

async function findFiles({ projects }: Work, documents: readonly DocumentInfo[]): Promise<Found[]> {
  return await Promise.all(documents.map(async (document) => {
    const path = await readablePath(projects, document).catch(() => null);
    return { document, file: path === null ? null : { path, name: document.name } };
  }));
}

async function processTogether(
  work: Work,
  found: readonly Found[],
  { atOnce, onDone }: { atOnce: number; onDone: OnDone },
): Promise<void> {
  const files = found.flatMap(({ file }) => file ?? []);
  const waiting = oneByOne(found);
  const workers = Array.from(
    { length: Math.min(atOnce, found.length) },
    () => openSession(work, files),
  );
  await eachAtOnce(workers, atOnce, async (session) => {
    await using reading = session;
    // One that throws closes the queue, and the others end after what they are at.
    for (const { document, file } of waiting) {
      const read = async () => {
        const password = await work.passwords.take(document.id);
        return file ? await reading.read(files.indexOf(file), password) : isMissing;
      };
      onDone(await processOne(work, document, read));
    }
  });
}

const isMissing: ReadOutcome = { error: new AppError("document_file_missing") };

function* oneByOne<T>(items: readonly T[]): Generator<T, void, undefined> {
  yield* items;
}

function openSession({ reader, params, context }: Work, files: readonly FileOnDisk[]) {
  const { chunkTokens, chunkOverlap, splitByFormat } = params;
  const sizes = { chunkTokens, chunkOverlap };
  return reader.open(files, { sizes, splitByFormat, signal: context.signal });
}
