import type { Kysely } from "kysely";
import type { ProjectId, RowOrigin } from "@/core/contract/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import type { SourceChunk } from "../facts/fact.ts";
import { drawDocuments } from "../splits.ts";

/** What a project's rows say about what is held out of training. */
export interface DecidedSplits {
  /** By document that has rows: whether all of them are held out. */
  readonly documents: ReadonlyMap<string, boolean>;
  /** Chunks with a row that is held out. */
  readonly chunks: ReadonlySet<string>;
}

/**
 * Reads what earlier rows decided; a generator that replaces its own rows leaves those out. A
 * document that one generator held out and another trained on would measure nothing.
 */
export async function readDecidedSplits(
  db: Kysely<Database>,
  projectId: ProjectId,
  { except = null }: { except?: RowOrigin | null } = {},
): Promise<DecidedSplits> {
  let query = db.selectFrom("dataset_rows").select(["document_id", "chunk_id", "split"]).distinct()
    .where("project_id", "=", projectId).where("deleted_at", "is", null)
    .where("document_id", "is not", null);
  if (except !== null) query = query.where("origin", "!=", except);
  const documents = new Map<string, boolean>();
  const chunks = new Set<string>();
  for (const { document_id: document, chunk_id: chunk, split } of await query.execute()) {
    if (document === null) continue;
    const isHeld = split === "document";
    documents.set(document, isHeld && (documents.get(document) ?? true));
    if (isHeld && chunk !== null) chunks.add(chunk);
  }
  return { documents, chunks };
}

/**
 * Decides from which chunks rows are held out: as earlier rows have it, and of new documents those
 * that the seed draws within the wanted share of documents and of chunks.
 */
export function heldOutChunks(
  chunks: readonly SourceChunk[],
  decided: DecidedSplits,
  { documentShare: share, seed }: { documentShare: number; seed: number },
): (chunk: SourceChunk) => boolean {
  const sizes = new Map<string, number>();
  for (const { documentId } of chunks) sizes.set(documentId, (sizes.get(documentId) ?? 0) + 1);
  const held = drawDocuments(sizes, {
    decided: decided.documents,
    share,
    seed,
  });
  return ({ id, documentId }) => held.has(documentId) || decided.chunks.has(id);
}
