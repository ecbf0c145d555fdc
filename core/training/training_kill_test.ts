import assert from "node:assert/strict";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ProjectId, RunId } from "@/core/contract/mod.ts";
import { openStorage } from "@/core/storage/mod.ts";
import { processIdentity, systemClock } from "@/core/system/mod.ts";
import { testUnless } from "@/core/system/testing.ts";
import { testSpawner } from "./testing/fake_trainer.ts";
import { inFolder } from "./testing/in_folder.ts";
import { findNativeTrainer } from "./testing/native_engine.ts";
import { trainNatively } from "./testing/native_world.ts";
import { createTrainingFixture } from "./testing/training_fixture.ts";

const native = await findNativeTrainer();

for (const engine of ["fake", "native"] as const) {
  testUnless(
    engine === "native" ? native.missing : null,
    `a run survives SIGKILL of the app: its ${engine} trainer ends, and it goes on as if nothing was`,
    () => inFolder((folder) => killAndGoOn(folder, engine)),
  );
}

async function killAndGoOn(folder: string, engine: "fake" | "native"): Promise<void> {
  const { projectId, runId } = await killedApp(folder, engine);
  await trainersEnd(join(folder, "children"));
  const storage = await openStorage(folder, systemClock);
  const fixture = await createTrainingFixture(folder, { storage, project: projectId });
  const { training, until, world } = fixture;
  if (engine === "native") await trainNatively(world, folder);
  try {
    const run = await training.get(runId);
    assert.equal((await until(run.jobId)).state, "interrupted");
    const before = await training.metrics(runId);
    assert.ok(before.curve.length >= 6, "the curve is still there");
    await training.resume(runId);
    assert.equal((await until(run.jobId, ["done", "failed"])).state, "done");
    const whole = await training.start(projectId);
    await until(whole.jobId, ["done", "failed"]);
    const losses = async (id: RunId) => (await training.metrics(id)).curve.map(({ loss }) => loss);
    assert.deepEqual(await losses(runId), await losses(whole.id));
  } finally {
    await fixture.close();
  }
}

/** Starts an app of its own, kills it once its run has saved, and answers what it was doing. */
async function killedApp(
  folder: string,
  engine: string,
): Promise<{ projectId: ProjectId; runId: RunId }> {
  const program = fileURLToPath(new URL("./testing/app_to_kill.ts", import.meta.url));
  const args = ["run", "--cached-only", "--no-prompt", "-A", program, folder, engine];
  const env = { LERNWERK_ENGINES: Deno.env.get("LERNWERK_ENGINES") ?? "" };
  const app = await testSpawner().spawn(Deno.execPath(), args, { env });
  for await (const line of app.lines) {
    // The app alone: what it started must end by itself.
    Deno.kill(app.pid, "SIGKILL");
    await app.status;
    return JSON.parse(line);
  }
  throw new Error(app.errorTail().join("\n"));
}

/** Waits until none of the trainers that an app noted runs any more. */
async function trainersEnd(registry: string): Promise<void> {
  const entries = await Array.fromAsync(Deno.readDir(registry));
  assert.ok(entries.length > 0, "the app had started a trainer");
  for (const { name } of entries) {
    const { pid, identity } = JSON.parse(await Deno.readTextFile(join(registry, name)));
    while (await processIdentity(pid) === identity) {
      await new Promise((next) => setTimeout(next, 5));
    }
  }
}
