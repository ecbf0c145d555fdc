import assert from "node:assert/strict";
import { join } from "node:path";
import { runUntilKilled } from "@/core/jobs/testing/kills.ts";
import { testProject } from "../testing/chunks.ts";
import { chunkHash } from "./chunk_hash.ts";
import { openVectorStore } from "./vector_store.ts";

const program = new URL("../testing/killed_embedding.ts", import.meta.url);

interface Told {
  state: string;
  steps: number;
  embedded: number;
}

function assertWhole(folder: string): void {
  const vectors = openVectorStore(join(folder, "vectors.db"));
  const model = vectors.answering(testProject);
  assert.ok(model);
  assert.equal(vectors.count(model), 100);
  for (let at = 0; at < 100; at++) assert.ok(vectors.has(model, chunkHash(`text ${at}`)));
  vectors.close();
}

Deno.test("retrieval.embed survives SIGKILL at every step and computes at most a batch again", async () => {
  for (let killAt = 1;; killAt++) {
    const folder = await Deno.makeTempDir();
    const first = await runUntilKilled<Told>(program, [folder, killAt]);
    const last = first ?? await runUntilKilled<Told>(program, [folder, 0]);
    assert.equal(last?.state, "done", `killed at step ${killAt}`);
    assertWhole(folder);
    await Deno.remove(folder, { recursive: true });
    if (!first) continue;
    assert.ok(first.steps > 8, `only ${first.steps} steps`);
    assert.equal(first.embedded, 100);
    break;
  }
});
