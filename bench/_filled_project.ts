import type { Kysely } from "kysely";
import type {
  ChunkId,
  DocumentFormat,
  DocumentId,
  JobId,
  SearchScope,
} from "@/core/contract/mod.ts";
import { chunkHash, e5Model, embedderIdOf, type VectorStore } from "@/core/retrieval/mod.ts";
import { type Database, mergeTextIndex } from "@/core/storage/mod.ts";
import { newId } from "@/core/system/mod.ts";
import { drawCorpus } from "./_vectors.ts";
import { zipfTexts } from "./_zipf.ts";

/** How much a project is filled with. */
export interface Filling {
  chunks: number;
  /** Words of a chunk, about. */
  words: number;
}

/** Chunks of each document; those of a page. */
const chunksEach = 50;
const chunksOfPage = 2;

const formats: readonly DocumentFormat[] = ["md", "pdf", "docx", "txt"];
const at = "2026-01-01T00:00:00.000Z";

/**
 * Fills a project with documents that were read, split and embedded: invented words whose
 * frequencies are those of a language, and vectors in heaps as those of passages are; all of it from
 * a fixed seed.
 */
export async function fillProject(
  { db, vectors }: { db: Kysely<Database>; vectors: VectorStore },
  scope: SearchScope,
  { chunks, words }: Filling,
): Promise<DocumentId[]> {
  const choice = { kind: "embedded" } as const;
  const { dimensions } = e5Model;
  const model = vectors.addModel({ name: embedderIdOf(choice), dimensions, choice });
  vectors.begin(scope.projectId, { model, jobId: newId<JobId>() });
  const { floats } = drawCorpus(chunks, dimensions);
  const documents: DocumentId[] = [];
  let texts: string[] = [];
  let from = 0;
  for (const text of zipfTexts({ texts: chunks, words, seed: 1 })) {
    texts.push(text);
    if (texts.length < chunksEach && from + texts.length < chunks) continue;
    documents.push(await addDocument(db, scope, { texts, number: documents.length }));
    const hashed = texts.map((made, row) => ({
      hash: chunkHash(made),
      vector: floats.subarray((from + row) * dimensions, (from + row + 1) * dimensions),
    }));
    vectors.put(model, hashed);
    from += texts.length;
    texts = [];
  }
  if (!vectors.finish(scope.projectId, model)) throw new Error("There is news of nothing");
  // As the job does that reads documents.
  await mergeTextIndex(db, new AbortController().signal);
  return documents;
}

async function addDocument(
  db: Kysely<Database>,
  { ownerId: owner_id, projectId: project_id }: SearchScope,
  { texts, number }: { texts: readonly string[]; number: number },
): Promise<DocumentId> {
  const id = newId<DocumentId>();
  const format = formats[number % formats.length]!;
  await db.insertInto("documents").values({
    ...{ id, owner_id, project_id, name: `Document ${number}`, bytes: 1, sha256: id },
    ...{ format, state: "ready", chunk_count: texts.length, created_at: at },
  }).execute();
  const pageOf = (position: number) =>
    format === "pdf" ? 1 + Math.floor(position / chunksOfPage) : null;
  const chunks = texts.map((text, position) => ({
    ...{ id: newId<ChunkId>(), owner_id, project_id, document_id: id, position, text, tokens: 1 },
    ...{ start_offset: 0, end_offset: text.length, heading_path: "[]" },
    ...{ page: pageOf(position), last_page: pageOf(position) },
  }));
  await db.insertInto("chunks").values(chunks).execute();
  return id;
}
