import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { openStorage } from "@/core/storage/mod.ts";
import { systemClock } from "@/core/system/mod.ts";

const program = fileURLToPath(new URL("./testing/killed_processing.ts", import.meta.url));

/** Runs the program; null when it was killed. */
async function run(
  folder: string,
  killAt: number,
): Promise<{ state: string; steps: number } | null> {
  const { stdout, stderr, signal, success } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "--no-check", "--allow-all", program, folder, String(killAt)],
  }).output();
  if (signal === "SIGKILL") return null;
  assert.ok(success, new TextDecoder().decode(stderr));
  return JSON.parse(new TextDecoder().decode(stdout));
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
