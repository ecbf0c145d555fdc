import { setImmediate as nextTurn } from "node:timers/promises";
import type { Kysely } from "kysely";
import type { Database } from "@/core/storage/mod.ts";
import { chunkHash } from "./chunk_hash.ts";
import type { VectorStore } from "./vector_store.ts";

const chunksAtOnce = 1000;

/**
 * Removes the vectors of texts that no chunk has any more, also no chunk of a removed document that
 * can still be brought back; answers how many.
 */
export async function sweepVectors(
  db: Kysely<Database>,
  vectors: Pick<VectorStore, "removeUnused" | "removeIdleModels">,
): Promise<number> {
  const used = new Set<string>();
  for (let after = "";;) {
    const rows = await db.selectFrom("chunks").select(["id", "text"]).where("id", ">", after)
      .orderBy("id").limit(chunksAtOnce).execute();
    for (const { text } of rows) used.add(chunkHash(text).toHex());
    const last = rows.at(-1);
    if (last === undefined) break;
    after = last.id;
    await nextTurn();
  }
  await vectors.removeIdleModels();
  return await vectors.removeUnused((hash) => used.has(hash.toHex()));
}
