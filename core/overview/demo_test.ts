import assert from "node:assert/strict";
import {
  AppError,
  demoSteps,
  type DemoSummary,
  demoSummarySchema,
  type Job,
} from "@/core/contract/mod.ts";
import { addTestPerson } from "@/core/jobs/testing/in_process.ts";
import { openMemoryStorage } from "@/core/storage/mod.ts";
import { createDemoStudio, type DemoStudioOptions } from "./testing/demo_studio.ts";

async function studio(options: Partial<DemoStudioOptions> = {}) {
  const storage = await openMemoryStorage();
  const { db } = storage;
  const folder = await Deno.makeTempDir();
  const ownerId = await addTestPerson(db);
  const created = await createDemoStudio({ db, folder, ownerId, ...options });
  return {
    ...created,
    db,
    async run() {
      return await created.until((await created.start()).id);
    },
    async [Symbol.asyncDispose]() {
      await created.jobs.close();
      await storage.close();
      await Deno.remove(folder, { recursive: true });
    },
  };
}

function kindsOf(jobs: readonly Job[]): string[] {
  return jobs.map(({ kind }) => kind).sort();
}

const allKinds = [
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

Deno.test("overview.demo carries the example project through the whole main job", async () => {
  await using s = await studio();
  const job = await s.run();
  assert.equal(job.state, "done", JSON.stringify(job.error));
  assert.deepEqual(kindsOf(await s.jobs.list()), allKinds);
  const summary: DemoSummary = demoSummarySchema.parse(job.result);
  assert.deepEqual(summary.steps.map(({ step }) => step), [...demoSteps]);
  assert.deepEqual([summary.cases, summary.baseRight, summary.tunedRight], [10, 0, 9]);
  assert.deepEqual([summary.documents, summary.trainingRows], [2, 5]);
  assert.deepEqual([summary.trainingSeconds, summary.interruptions], [192.5, 0]);
  assert.equal(JSON.parse(await Deno.readTextFile(summary.answersPath)).cases.length, 10);
  assert.ok(summary.modelPath.endsWith("model-q8_0.gguf"));
  assert.deepEqual(summary.examples.map(({ tunedRight }) => tunedRight), [true, true, false]);
  const project = await s.projects.get(job.projectId ?? assert.fail("no project"));
  assert.deepEqual(
    [project.name, project.systemPrompt, project.baseModelId],
    ["Tarnwick Boathouse", "Tarnwick desk.", "starter"],
  );
});

Deno.test("overview.demo tells each step as it begins and ends, and how far its work is", async () => {
  await using s = await studio({
    onWork(work, { progress }) {
      if (work === "training.run") {
        progress({ phase: "training.phase.train", done: 3, total: 84, unit: "steps" });
      }
    },
  });
  const { id, progress } = await s.run();
  const events = await s.jobs.events(0, {
    jobId: id,
    types: ["step", "step_progress"],
    limit: 1000,
  });
  for (const step of demoSteps) {
    const states = events.filter(({ type, data }) => type === "step" && data["step"] === step)
      .map(({ data }) => data["state"]);
    assert.deepEqual(states, ["started", "done"], step);
  }
  const told = events.find(({ type, data }) =>
    type === "step_progress" && data["step"] === "training"
  );
  assert.deepEqual(told?.data, {
    step: "training",
    phase: "training.phase.train",
    done: 3,
    total: 84,
    unit: "steps",
  });
  assert.deepEqual(progress, { phase: "overview.demo.title", done: 9, total: 9, unit: "steps" });
});

Deno.test("overview.demo installs nothing beside llama.cpp and a model where those train", async () => {
  await using s = await studio({ usualEngine: "native" });
  const job = await s.run();
  assert.equal(job.state, "done", JSON.stringify(job.error));
  const installs = await s.jobs.list({ kind: "packs.install" });
  assert.deepEqual(installs.map(({ params }) => params["pack"]).sort(), [
    "inference",
    "starter-model",
  ]);
});

Deno.test("startDemo() with another engine begins anew in the same project after a failure", async () => {
  let isBroken = true;
  await using s = await studio({
    usualEngine: "native",
    onWork(work) {
      if (work === "training.run" && isBroken) throw new AppError("trainer_wrong_processor");
    },
  });
  const first = await s.run();
  assert.equal(first.state, "failed");
  isBroken = false;
  const second = await s.start({ engine: "python" });
  assert.notEqual(second.id, first.id);
  assert.equal(second.projectId, first.projectId);
  assert.equal((await s.until(second.id)).state, "done");
  const packs = (await s.jobs.list({ kind: "packs.install" })).map(({ params }) => params["pack"]);
  assert.ok(packs.includes("trainer-python"));
});

Deno.test("overview.demo installs nothing that is there", async () => {
  await using s = await studio({ installed: ["starter-model", "inference", "trainer-python"] });
  const job = await s.run();
  assert.equal(job.state, "done");
  assert.ok(!kindsOf(await s.jobs.list()).includes("packs.install"));
});

Deno.test("overview.demo reads documents while engines are installed", async () => {
  const data = Promise.withResolvers<void>();
  await using s = await studio({
    async onWork(work) {
      if (work === "dataset.generate") data.resolve();
      if (work === "packs.install") await data.promise;
    },
    installed: ["starter-model", "inference"],
  });
  assert.equal((await s.run()).state, "done");
});

Deno.test("overview.demo fails with the error of the step, and goes on when it is started again", async () => {
  let isFull = true;
  await using s = await studio({
    onWork(work) {
      if (work === "dataset.generate" && isFull) {
        throw new AppError("disk_full", { needed_mb: 2, free_mb: 1 });
      }
    },
  });
  const first = await s.run();
  assert.deepEqual(first.error, { code: "disk_full", params: { needed_mb: 2, free_mb: 1 } });
  isFull = false;
  const again = await s.start();
  assert.equal(again.id, first.id);
  assert.equal((await s.until(first.id, ["done"])).state, "done");
  const kinds = kindsOf(await s.jobs.list());
  assert.deepEqual(kinds, ["dataset.generate", ...allKinds].sort());
});

Deno.test("overview.demo resumes a run that was interrupted", async () => {
  let kills = 2;
  await using s = await studio({
    async onWork(work, { job, signal }) {
      if (work !== "training.run" || kills-- <= 0) return;
      // As the scheduler finds it after its worker died.
      await s.db.updateTable("jobs").set({ state: "interrupted", lease_token: "gone" })
        .where("id", "=", job.id).execute();
      signal.throwIfAborted();
      throw new Error("killed");
    },
  });
  const job = await s.run();
  assert.equal(job.state, "done", JSON.stringify(job.error));
  assert.deepEqual(kindsOf(await s.jobs.list()), allKinds);
});

Deno.test("cancel() of the demo cancels what it waits for", async () => {
  const reached = Promise.withResolvers<void>();
  await using s = await studio({
    async onWork(work, { signal }) {
      if (work !== "training.run") return;
      reached.resolve();
      await new Promise((_, reject) =>
        signal.addEventListener("abort", () => reject(signal.reason))
      );
    },
  });
  const demo = await s.start();
  await reached.promise;
  await s.jobs.cancel(demo.id);
  assert.equal((await s.until(demo.id)).state, "cancelled");
  const [training] = await s.jobs.list({ kind: "training.run" });
  assert.equal((await s.until(training?.id ?? demo.id)).state, "cancelled");
});

Deno.test("startDemo() answers the one that is under way, and begins a new one after the last", async () => {
  const gate = Promise.withResolvers<void>();
  await using s = await studio({
    async onWork(work) {
      if (work === "documents.process") await gate.promise;
    },
  });
  const first = await s.start();
  assert.equal((await s.start()).id, first.id);
  gate.resolve();
  await s.until(first.id);
  const second = await s.until((await s.start()).id);
  assert.notEqual(second.id, first.id);
  assert.notEqual(second.projectId, first.projectId);
  assert.equal(second.state, "done");
});
