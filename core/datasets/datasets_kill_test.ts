import assert from "node:assert/strict";
import type { DatasetSummary } from "@/core/contract/mod.ts";
import { runUntilKilled } from "@/core/jobs/testing/kills.ts";

const program = new URL("./testing/killed_datasets.ts", import.meta.url);

interface Told {
  state: string;
  result: Record<string, unknown>;
  asked: number;
  summary: DatasetSummary;
  questions: string[];
  exported: number;
}

/** Runs the program; null when it was killed. */
function run(folder: string, kind: string, killAt: number): Promise<Told | null> {
  return runUntilKilled<Told>(program, [folder, kind, killAt]);
}

/** Kills the job at each step until it has no more of them; tells what stood there in the end. */
async function killEverywhere(kind: string, check: (told: Told, killAt: number) => void) {
  const killed: Told[] = [];
  for (let killAt = 1;; killAt++) {
    const folder = await Deno.makeTempDir();
    const first = await run(folder, kind, killAt);
    const last = first ?? await run(folder, kind, 0);
    await Deno.remove(folder, { recursive: true });
    assert.equal(last?.state, "done", `killed at step ${killAt}`);
    check(last, killAt);
    if (first) return killed;
    killed.push(last);
  }
}

Deno.test("dataset.generate survives SIGKILL at every step, without doubles", async () => {
  const killed = await killEverywhere("dataset.generate", ({ summary, questions, exported }) => {
    assert.equal(summary.facts, 4);
    assert.equal(new Set(questions).size, questions.length);
    assert.equal(exported, summary.bySplit.train);
  });
  assert.ok(killed.length > 4, "fewer steps than a generation has");
});

Deno.test("dataset.import survives SIGKILL at every step and counts each line once", async () => {
  const killed = await killEverywhere("dataset.import", ({ result, summary }, killAt) => {
    const { lines, added, duplicates, refused } = result;
    const counted = { lines, added, duplicates, refused };
    const expected = { lines: 1200, added: 1188, duplicates: 0, refused: 12 };
    assert.deepEqual(counted, expected, `killed at step ${killAt}`);
    assert.equal(summary.rows, 1188);
  });
  assert.ok(killed.length > 8, "fewer steps than an import has");
});

Deno.test("dataset.ask_model survives SIGKILL at every step and asks nothing twice", async () => {
  const killed = await killEverywhere("dataset.ask_model", ({ result, summary }) => {
    assert.deepEqual([result.asked, result.rows], [6, 6]);
    assert.equal(summary.rows, 6);
  });
  assert.ok(killed.length > 12, "fewer steps than a generation has");
  // It goes on: the later the kill, the less is asked again.
  assert.deepEqual([killed[0]?.asked, killed.at(-1)?.asked], [6, 0]);
});
