import { setImmediate as nextTurn } from "node:timers/promises";
import type { Kysely } from "kysely";
import type { DocumentId, SearchScope } from "@/core/contract/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import { chunkHash } from "./chunk_hash.ts";
import { type IndexedDocument, stampOf, unfinishedStamp } from "./index_contents.ts";
import type { Vectors } from "./vector_requests.ts";
import type { VectorModel, VectorStore } from "./vector_store.ts";

/** An index that is to hold the vectors of a project's chunks. */
export interface FollowedIndex {
  scope: SearchScope;
  model: VectorModel;
  /** What it holds; is kept up with what is done. */
  contents: Map<DocumentId, IndexedDocument>;
}

/** What an index is filled from, and where it is. */
export interface FollowDeps {
  db: Kysely<Database>;
  vectors: Pick<VectorStore, "get">;
  index: Vectors;
}

/** What came of following. */
export interface Followed {
  /** Whether all chunks of all documents have a vector in it. */
  isWhole: boolean;
  isChanged: boolean;
}

/** What a project's documents are now. */
interface ReadyDocument {
  reading: string;
  chunks: number;
}

/** So few that other requests are not kept waiting while they are read and looked up. */
const chunksAtOnce = 100;

/**
 * Brings an index to what the database holds: documents that are new or were read again, that are gone,
 * and, where `isLookedAgain`, chunks whose vectors were made since.
 */
export async function followDocuments(
  deps: FollowDeps,
  followed: FollowedIndex,
  { isLookedAgain }: { isLookedAgain: boolean },
): Promise<Followed> {
  const { contents } = followed;
  const ready = await readyDocuments(deps.db, followed.scope);
  const others = [...contents].filter(([id, { reading }]) => ready.get(id)?.reading !== reading);
  let isChanged = await removeDocuments(deps, followed, others.map(([id]) => id));
  let isWhole = true;
  for (const [id, { reading, chunks }] of ready) {
    const held = contents.get(id);
    if (!held || (isLookedAgain && held.known < chunks)) {
      const known = await addDocument(deps, followed, id);
      isChanged ||= known !== held?.known;
      contents.set(id, { reading, known });
    }
    isWhole &&= contents.get(id)!.known >= chunks;
  }
  if (isChanged) await stamp(deps, followed);
  return { isWhole, isChanged };
}

async function readyDocuments(
  db: Kysely<Database>,
  { ownerId, projectId }: SearchScope,
): Promise<Map<DocumentId, ReadyDocument>> {
  const rows = await db.selectFrom("documents").select(["id", "reading_id", "chunk_count"])
    .where("project_id", "=", projectId).where("owner_id", "=", ownerId)
    .where("deleted_at", "is", null).where("state", "=", "ready").orderBy("id").execute();
  return new Map(rows.map(({ id, reading_id, chunk_count }) => [
    id as DocumentId,
    { reading: reading_id ?? "", chunks: chunk_count ?? 0 },
  ]));
}

async function removeDocuments(
  { index }: FollowDeps,
  { scope, contents }: FollowedIndex,
  ids: readonly DocumentId[],
): Promise<boolean> {
  if (ids.length === 0) return false;
  const change = { ...scope, stamp: unfinishedStamp };
  await index.ask({ do: "remove", change, which: { groups: ids } });
  for (const id of ids) contents.delete(id);
  return true;
}

/** Answers how many of the document's chunks have a vector. */
async function addDocument(
  { db, vectors, index }: FollowDeps,
  { scope, model }: FollowedIndex,
  id: DocumentId,
): Promise<number> {
  let known = 0;
  for (let from = 0;; from += chunksAtOnce) {
    // Everything below is done at once: requests have their turn in between.
    await nextTurn();
    const chunks = await db.selectFrom("chunks").select(["id", "text"])
      .where("document_id", "=", id)
      .where("project_id", "=", scope.projectId).where("owner_id", "=", scope.ownerId)
      .where("position", ">=", from).where("position", "<", from + chunksAtOnce)
      .orderBy("position").execute();
    if (chunks.length === 0) return known;
    const found = chunks.map((chunk) => ({
      id: chunk.id,
      vector: vectors.get(model, chunkHash(chunk.text)),
    })).filter((entry): entry is { id: string; vector: Float32Array } => entry.vector !== null);
    known += found.length;
    if (found.length === 0) continue;
    const batch = {
      ids: found.map((entry) => entry.id),
      groups: found.map(() => id),
      vectors: concatenate(found.map(({ vector }) => vector), model.dimensions),
    };
    await index.ask({ do: "set", change: { ...scope, stamp: unfinishedStamp }, batch });
  }
}

/** Says under which stamp the index can be saved: an empty removal changes nothing else. */
async function stamp({ index }: FollowDeps, { scope, contents }: FollowedIndex): Promise<void> {
  const change = { ...scope, stamp: stampOf(contents) };
  await index.ask({ do: "remove", change, which: { ids: [] } });
}

function concatenate(vectors: readonly Float32Array[], dimensions: number): Float32Array {
  const all = new Float32Array(vectors.length * dimensions);
  vectors.forEach((vector, at) => all.set(vector, at * dimensions));
  return all;
}
