import assert from "node:assert/strict";
import type { DemoSummary } from "@/core/contract/mod.ts";
import { runUntilKilled } from "@/core/jobs/testing/kills.ts";

const program = new URL("./testing/killed_demo.ts", import.meta.url);

interface Told {
  state: string;
  result: DemoSummary;
  kinds: string[];
  all: number;
  projects: number;
}

/** Runs the program; null when it was killed. */
function run(folder: string, killAt: number): Promise<Told | null> {
  return runUntilKilled<Told>(program, [folder, killAt]);
}

const everyKindOnce = [
  "dataset.generate",
  "documents.process",
  "evaluation.run",
  "exports.create",
  "overview.demo",
  "packs.install",
  "packs.install",
  "packs.install",
  "training.run",
];

Deno.test("overview.demo survives SIGKILL at every step, without doubles", async () => {
  let kills = 0;
  for (let killAt = 1;; killAt++) {
    const folder = await Deno.makeTempDir();
    const first = await run(folder, killAt);
    const last = first ?? await run(folder, 0);
    await Deno.remove(folder, { recursive: true });
    assert.equal(last?.state, "done", `killed at step ${killAt}: ${JSON.stringify(last)}`);
    assert.deepEqual(last.kinds, everyKindOnce, `killed at step ${killAt}`);
    assert.deepEqual([last.all, last.projects], [everyKindOnce.length, 1]);
    const { cases, tunedRight, documents, trainingRows } = last.result;
    assert.deepEqual([cases, tunedRight, documents, trainingRows], [10, 9, 2, 5]);
    if (first) break;
    kills++;
  }
  assert.ok(kills > 40, "fewer steps than the demo has");
});
