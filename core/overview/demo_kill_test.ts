import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import type { DemoSummary } from "@/core/contract/mod.ts";

const program = fileURLToPath(new URL("./testing/killed_demo.ts", import.meta.url));

interface Told {
  state: string;
  result: DemoSummary;
  kinds: string[];
  all: number;
  projects: number;
}

/** Runs the program; null when it was killed. */
async function run(folder: string, killAt: number): Promise<Told | null> {
  const { stdout, stderr, signal, success } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "--no-check", "--allow-all", program, folder, String(killAt)],
  }).output();
  if (signal === "SIGKILL") return null;
  assert.ok(success, new TextDecoder().decode(stderr));
  return JSON.parse(new TextDecoder().decode(stdout));
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
