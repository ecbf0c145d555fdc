import type { Kysely } from "kysely";
import type { ChunkId, SearchScope } from "@/core/contract/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import { listed } from "../text/listed.ts";
import { chunkHash } from "./chunk_hash.ts";
import type { VectorStore } from "./vector_store.ts";

/** The vectors of some of a project's chunks, from the database; those without one are left out. */
export async function vectorsOfChunks(
  { db, vectors }: { db: Kysely<Database>; vectors: Pick<VectorStore, "get" | "answering"> },
  { ownerId, projectId }: SearchScope,
  chunkIds: readonly ChunkId[],
): Promise<Map<ChunkId, Float32Array>> {
  const model = vectors.answering(projectId);
  if (model === null) return new Map();
  // By their ids alone: asked for the project as well, SQLite goes through all of its chunks.
  const named = await db.selectFrom("chunks").select(["id", "text", "project_id", "owner_id"])
    .where("id", "in", listed(chunkIds)).execute();
  const own = named.filter((row) => row.project_id === projectId && row.owner_id === ownerId);
  const found = new Map<ChunkId, Float32Array>();
  for (const { id, text } of own) {
    const vector = vectors.get(model, chunkHash(text));
    if (vector) found.set(id as ChunkId, vector);
  }
  return found;
}
