/**
 * A program for the kill test: works on an evaluation in a data folder and kills itself at the given
 * step (0: never). Started again on the same folder, it goes on as the app does.
 */
import type { ChatModel, PersonId, RunId } from "@/core/contract/mod.ts";
import { addTestPerson, createTestJobs } from "@/core/jobs/testing/in_process.ts";
import { dieAtStep, stepAtRenames } from "@/core/jobs/testing/kills.ts";
import { createProjects } from "@/core/projects/mod.ts";
import { openStorage } from "@/core/storage/mod.ts";
import { type Clock, systemClock } from "@/core/system/mod.ts";
import { createEvaluationKind, createEvaluations, type ModelPair } from "../mod.ts";
import { chatModel } from "./fakes.ts";
import { addRun } from "./studio.ts";

const [folder = "", killAt = "0"] = Deno.args;
const { step } = dieAtStep(Number(killAt));

stepAtRenames(step);

const clock: Clock = {
  now() {
    step();
    return systemClock.now();
  },
};

let asked = 0;

function model(name: string): ChatModel {
  return chatModel(name, (question) => {
    asked++;
    step();
    return `${name} says ${question}`;
  });
}

function openModels(): Promise<ModelPair> {
  return Promise.resolve({
    base: model("base"),
    tuned: model("tuned"),
    systemPrompt: null,
    close: () => Promise.resolve(),
  });
}

const { db, close } = await openStorage(folder, systemClock);
const projects = createProjects({ db, clock: systemClock, folder, parts: [] });
const known = await db.selectFrom("runs").select(["id", "owner_id"]).executeTakeFirst();
const ownerId = (known?.owner_id ?? await addTestPerson(db)) as PersonId;
const runId = known
  ? known.id as RunId
  : await addRun(db, { ownerId, projectId: (await projects.create(ownerId, "Test")).id });
const kind = createEvaluationKind({ db, clock, projects, openModels });
const { jobs, until } = await createTestJobs({ db, kinds: [kind] });
const evaluations = createEvaluations({
  db,
  clock,
  random: Math.random,
  projects,
  queue: jobs,
  openModels,
  readHeldOut: () => Promise.resolve([]),
});
const [earlier] = await jobs.list({ kind: kind.kind });
const cases = Array.from({ length: 6 }, (_, index) => ({
  question: `Question ${index}?`,
  keys: [`tuned says question ${index}`],
}));
const job = earlier ?? await evaluations.start(ownerId, { runId, cases });
const { state } = await until(job.id);
const found = await evaluations.list({ runId });
const results = await Promise.all(found.map(({ id }) => evaluations.result(id)));
Deno.stdout.writeSync(new TextEncoder().encode(JSON.stringify({ state, asked, results })));
await jobs.close();
await close();
