import assert from "node:assert/strict";
import type { EvaluationResult } from "@/core/contract/mod.ts";
import { runUntilKilled } from "@/core/jobs/testing/kills.ts";

const program = new URL("./testing/killed_evaluation.ts", import.meta.url);

interface Told {
  state: string;
  asked: number;
  results: EvaluationResult[];
}

/** Runs the program; null when it was killed. */
function run(folder: string, killAt: number): Promise<Told | null> {
  return runUntilKilled<Told>(program, [folder, killAt]);
}

Deno.test("evaluation.run survives SIGKILL at every step, without doubles", async () => {
  const asked: number[] = [];
  for (let killAt = 1;; killAt++) {
    const folder = await Deno.makeTempDir();
    const first = await run(folder, killAt);
    const last = first ?? await run(folder, 0);
    await Deno.remove(folder, { recursive: true });
    assert.equal(last?.state, "done", `killed at step ${killAt}`);
    assert.equal(last?.results.length, 1);
    const { summary, cases } = last.results[0] ?? assert.fail("no result");
    assert.deepEqual([summary.cases, summary.baseRight, summary.tunedRight], [6, 0, 6]);
    assert.ok(cases.every(({ question, tuned }) => tuned.text === `tuned says ${question}`));
    if (first) break;
    asked.push(last.asked);
  }
  assert.ok(asked.length > 30, "fewer steps than an evaluation has");
  // It goes on: once all is answered, nothing is asked again.
  assert.deepEqual([asked[0], asked.at(-1)], [12, 0]);
});
