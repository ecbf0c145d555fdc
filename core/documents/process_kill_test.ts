import assert from "node:assert/strict";
import { runUntilKilled } from "@/core/jobs/testing/kills.ts";
import { openStorage } from "@/core/storage/mod.ts";
import { systemClock } from "@/core/system/mod.ts";

const program = new URL("./testing/killed_processing.ts", import.meta.url);

interface Told {
  state: string;
  steps: number;
}

/** Runs the program; null when it was killed. */
function run(folder: string, killAt: number): Promise<Told | null> {
  return runUntilKilled<Told>(program, [folder, killAt]);
}

async function assertComplete(folder: string): Promise<void> {
  const { db, close } = await openStorage(folder, systemClock);
  const documents = await db.selectFrom("documents").selectAll().orderBy("bytes").execute();
  const texts = await db.selectFrom("document_texts").selectAll().execute();
  const chunks = await db.selectFrom("chunks").selectAll().execute();
  await close();
  assert.deepEqual(documents.map(({ state, chunk_count }) => [state, chunk_count]), [
    ["ready", 3],
    ["ready", 1500],
  ]);
  assert.equal(chunks.length, 1503);
  assert.equal(
    new Set(chunks.map(({ document_id, position }) => document_id + position)).size,
    1503,
  );
  const textOf = new Map(texts.map(({ document_id, text }) => [document_id, text]));
  for (const { document_id, start_offset, end_offset, text } of chunks) {
    assert.equal(textOf.get(document_id)?.slice(start_offset, end_offset), text);
  }
}

Deno.test("documents.process survives SIGKILL at every step, without doubles", async () => {
  for (let killAt = 1;; killAt++) {
    const folder = await Deno.makeTempDir();
    const first = await run(folder, killAt);
    const last = first ?? await run(folder, 0);
    assert.equal(last?.state, "done", `killed at step ${killAt}`);
    await assertComplete(folder);
    await Deno.remove(folder, { recursive: true });
    if (!first) continue;
    assert.ok(first.steps > 10, `only ${first.steps} steps`);
    break;
  }
});
