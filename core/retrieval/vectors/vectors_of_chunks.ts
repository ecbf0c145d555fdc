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
  const chunks = await db.selectFrom("chunks").select(["id", "text"])
    .where("id", "in", listed(chunkIds))
    .where("project_id", "=", projectId).where("owner_id", "=", ownerId).execute();
  const found = new Map<ChunkId, Float32Array>();
  for (const { id, text } of chunks) {
    const vector = vectors.get(model, chunkHash(text));
    if (vector) found.set(id as ChunkId, vector);
  }
  return found;
}
