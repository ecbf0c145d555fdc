import assert from "node:assert/strict";
import { join } from "node:path";
import { type ProjectId, restingStates } from "@/core/contract/mod.ts";
import { addTestPerson } from "@/core/jobs/testing/in_process.ts";
import { createProjects } from "@/core/projects/mod.ts";
import { openMemoryStorage } from "@/core/storage/mod.ts";
import { atomicWrite, newId, sha256Hex, systemClock } from "@/core/system/mod.ts";
import { savedStates } from "./checkpoints.ts";
import { findSpareCheckpoints, removeSpareCheckpoints } from "./spare_checkpoints.ts";
import { inFolder } from "./testing/in_folder.ts";

async function save(folder: string, name: string, step: number): Promise<void> {
  const path = join(folder, name);
  await Deno.mkdir(path, { recursive: true });
  const content = `weights of step ${step}`;
  await atomicWrite(join(path, "adapter_model.safetensors"), content);
  const files = {
    "adapter_model.safetensors": { bytes: content.length, sha256: await sha256Hex(content) },
  };
  const manifest = { schema: 1, step, epoch: step / 4, files, eval_loss: 1 / step };
  await atomicWrite(join(path, "manifest.json"), JSON.stringify(manifest));
}

/** A project with one run in a state, whose second of four saved states is the best. */
async function withRun(
  state: string,
  work: (place: {
    db: Awaited<ReturnType<typeof openMemoryStorage>>["db"];
    projects: ReturnType<typeof createProjects>;
    checkpoints: string;
    run: string;
  }) => Promise<void>,
): Promise<void> {
  const { db, close } = await openMemoryStorage();
  await inFolder(async (folder) => {
    const projects = createProjects({ db, clock: systemClock, folder, parts: [] });
    const ownerId = await addTestPerson(db);
    const { id } = await projects.create(ownerId, "Boats");
    const [job, version, runId] = [newId(), newId(), newId()];
    const owned = { owner_id: ownerId, project_id: id, created_at: "2026-01-01T00:00:00.000Z" };
    await db.insertInto("jobs").values({
      ...owned,
      id: job,
      kind: "training.run",
      state,
      slot: "none",
      params: "{}",
      attempt: 1,
      recoveries: 0,
    }).execute();
    await db.insertInto("dataset_versions").values({
      ...owned,
      id: version,
      hash: "h",
      row_ids: "[]",
      row_count: 0,
    }).execute();
    await db.insertInto("runs").values({
      ...owned,
      id: runId,
      job_id: job,
      name: "Run 1",
      engine: "python",
      base_model_id: "starter",
      dataset_version_id: version,
      config: "{}",
    }).execute();
    const run = join(await projects.folderOf(id as ProjectId), "runs", runId);
    const checkpoints = join(run, "checkpoints");
    for (const [name, step] of [["epoch_1", 4], ["epoch_2", 8], ["epoch_3", 12], ["epoch_4", 16]]) {
      await save(checkpoints, String(name), Number(step));
    }
    await save(join(run, "set_aside"), "epoch_5", 20);
    await atomicWrite(join(checkpoints, "best"), "epoch_2");
    await work({ db, projects, checkpoints, run });
  });
  await close();
}

Deno.test("removeSpareCheckpoints() keeps the best and the last of a run at rest", () =>
  withRun("done", async ({ db, projects, checkpoints, run }) => {
    const { bytes } = await findSpareCheckpoints(db, projects);
    assert.ok(bytes > 0);
    await removeSpareCheckpoints(db, projects);
    const { states, best } = await savedStates(checkpoints);
    assert.deepEqual([states.map(({ name }) => name), best], [["epoch_2", "epoch_4"], "epoch_2"]);
    await assert.rejects(Deno.stat(join(run, "set_aside")), Deno.errors.NotFound);
    assert.equal((await findSpareCheckpoints(db, projects)).bytes, 0);
  }));

Deno.test("removeSpareCheckpoints() touches no run that is under way", async () => {
  for (const state of ["running", "queued", "pausing"]) {
    assert.ok(!restingStates.some((resting) => resting === state));
    await withRun(state, async ({ db, projects, checkpoints }) => {
      await removeSpareCheckpoints(db, projects);
      assert.equal((await savedStates(checkpoints)).states.length, 4);
    });
  }
});
