import assert from "node:assert/strict";
import { join } from "node:path";
import {
  AppError,
  type ChatModel,
  type ComparePart,
  type EvaluationCase,
  type EvaluationId,
  type RunId,
  type StartEvaluation,
  type TrainerConfig,
} from "@/core/contract/mod.ts";
import { addTestPerson, createTestJobs } from "@/core/jobs/testing/in_process.ts";
import { createProjects } from "@/core/projects/mod.ts";
import { openMemoryStorage } from "@/core/storage/mod.ts";
import { createTestClock, newId, systemClock } from "@/core/system/mod.ts";
import {
  createEvaluationKind,
  createEvaluations,
  type HeldOutRow,
  type OpenModels,
} from "./mod.ts";
import { compare } from "./compare.ts";
import { chatModel } from "./testing/fakes.ts";
import { addRun } from "./testing/studio.ts";

const cases: EvaluationCase[] = [
  { question: "When does the gate open?", keys: ["6:40"] },
  { question: "Who is the harbour master?", keys: ["Orla", "Fenwick"] },
  { question: "How many beds?", keys: ["17", "seventeen"] },
];

const known: Record<string, string> = {
  "When does the gate open?": "The gate opens at 6:40.",
  "Who is the harbour master?": "Orla Fenwick is.",
  "How many beds?": "There are 34 beds.",
};

const base = chatModel("base.gguf", () => "I am a helpful assistant, 17 years old.");
const tuned = chatModel("tuned.gguf", (question) => known[question] ?? "");

async function studio(
  models: { base?: ChatModel; tuned?: ChatModel } = {},
  heldOut: HeldOutRow[] = [],
  config: Partial<TrainerConfig> = {},
) {
  const storage = await openMemoryStorage();
  const { db } = storage;
  const folder = await Deno.makeTempDir();
  const ownerId = await addTestPerson(db);
  const projects = createProjects({ db, clock: systemClock, folder, parts: [] });
  const project = await projects.create(ownerId, "Tarnwick");
  const runId = await addRun(db, { ownerId, projectId: project.id, config });
  let open = 0;
  const openModels: OpenModels = () => {
    open++;
    const close = () => Promise.resolve(void open--);
    return Promise.resolve({ base, tuned, systemPrompt: "Tarnwick desk.", ...models, close });
  };
  const kind = createEvaluationKind({ db, clock: systemClock, projects, openModels });
  const { jobs, until } = await createTestJobs({ db, kinds: [kind] });
  const readHeldOut = () => Promise.resolve(heldOut);
  const evaluations = createEvaluations({
    db,
    clock: systemClock,
    random: Math.random,
    projects,
    queue: jobs,
    openModels,
    readHeldOut,
  });
  return {
    evaluations,
    jobs,
    until,
    ownerId,
    runId,
    project,
    opened: () => open,
    projectFolder: await projects.folderOf(project.id),
    start: (wanted: StartEvaluation["cases"] = cases) =>
      evaluations.start(ownerId, { runId, cases: wanted }),
    async [Symbol.asyncDispose]() {
      await jobs.close();
      await storage.close();
      await Deno.remove(folder, { recursive: true });
    },
  };
}

Deno.test("evaluation.run asks both models and writes every case with both answers", async () => {
  const systems = new Set<string>();
  await using s = await studio({
    base: chatModel("base.gguf", (_, { messages, temperature }) => {
      systems.add(`${messages[0]?.role} ${messages[0]?.content} ${temperature}`);
      return "I am a helpful assistant, 17 years old.";
    }),
  });
  const job = await s.until((await s.start()).id);
  assert.equal(job.state, "done", JSON.stringify(job.error));
  const [evaluation] = await s.evaluations.list({ runId: s.runId });
  assert.equal(evaluation?.path, `evaluations/${job.id}/result.json`);
  const { seconds: _, ...summary } = evaluation?.summary ?? assert.fail("no evaluation");
  assert.deepEqual(summary, {
    cases: 3,
    baseRight: 1,
    tunedRight: 2,
    onlyTuned: 2,
    onlyBase: 1,
    baseUnended: 0,
    tunedUnended: 0,
    unanswered: 0,
    source: "file",
  });
  const result = await s.evaluations.result(evaluation.id);
  assert.deepEqual(result.cases.map((item) => [item.base.right, item.tuned.right]), [
    [false, true],
    [false, true],
    [true, false],
  ]);
  assert.equal(result.cases[0]?.tuned.text, "The gate opens at 6:40.");
  assert.deepEqual(result.models, { base: "base.gguf", tuned: "tuned.gguf" });
  assert.deepEqual([...systems], ["system Tarnwick desk. 0"]);
  assert.equal(s.opened(), 0);
});

Deno.test("start() makes cases of the rows that were held out", async () => {
  const rows = [{ instruction: "When does the gate open?", output: "It opens at 6:40." }];
  await using s = await studio({}, rows);
  const { id } = await s.until((await s.start("recall")).id);
  const result = await s.evaluations.result(id as string as EvaluationId);
  assert.deepEqual(result.cases.map(({ keys }) => keys), [["6:40"]]);
  assert.equal(result.summary.source, "recall");
});

Deno.test("start() says when no rows were held out, and when there is no such run", async () => {
  await using s = await studio();
  await assert.rejects(s.start("document"), { code: "evaluation_no_cases" });
  const start = s.evaluations.start(s.ownerId, { runId: newId<RunId>(), cases });
  await assert.rejects(start, { code: "run_not_found" });
});

Deno.test("evaluation.run refuses questions that were changed meanwhile", async () => {
  await using s = await studio();
  const first = await s.start();
  await s.until(first.id);
  const folder = join(s.projectFolder, "evaluations", "cases");
  for await (const { name } of Deno.readDir(folder)) {
    await Deno.writeTextFile(join(folder, name), "[]");
  }
  const params = first.params;
  const job = await s.jobs.enqueue({
    kind: "evaluation.run",
    ownerId: s.ownerId,
    projectId: s.project.id,
    params,
  });
  assert.equal((await s.until(job.id)).error?.code, "evaluation_cases_changed");
});

Deno.test("evaluation.run fails when a model does, stops the other and lets go of both", async () => {
  let baseAsked = 0;
  await using s = await studio({
    base: chatModel("base.gguf", () => `${baseAsked++}`),
    tuned: chatModel("tuned.gguf", () => {
      throw new AppError("model_out_of_memory", { file: "tuned.gguf" });
    }),
  });
  const job = await s.until((await s.start()).id);
  assert.equal(job.error?.code, "model_out_of_memory");
  assert.ok(baseAsked <= 1);
  assert.equal(s.opened(), 0);
  assert.deepEqual(await s.evaluations.list({}), []);
});

Deno.test("evaluation.run goes on after a question that is too long, and says why it is not answered", async () => {
  const failure = { code: "prompt_too_long", params: { tokens: 5000, limit: 4096 } } as const;
  await using s = await studio({
    tuned: chatModel("tuned.gguf", (question) => {
      if (question === cases[1]!.question) throw new AppError(failure.code, failure.params);
      return known[question] ?? "";
    }),
  });
  const { id, state } = await s.until((await s.start()).id);
  assert.equal(state, "done");
  const result = await s.evaluations.result(id as string as EvaluationId);
  const { ms: _, ...answer } = result.cases[1]!.tuned;
  assert.deepEqual(answer, { text: "", finish: "stop", right: false, failure });
  const { tunedRight, unanswered, cases: asked } = result.summary;
  assert.deepEqual([tunedRight, unanswered, asked], [1, 1, 3]);
});

Deno.test("pause() keeps the answers; resume() asks only what is missing", async () => {
  const asked: string[] = [];
  const paused = Promise.withResolvers<void>();
  await using s = await studio({
    tuned: chatModel("tuned.gguf", async (question, { signal }) => {
      asked.push(question);
      if (asked.length === 2) {
        paused.resolve();
        await new Promise((_, reject) =>
          signal?.addEventListener("abort", () => reject(signal.reason))
        );
      }
      return known[question] ?? "";
    }),
  });
  const { id } = await s.start();
  await paused.promise;
  await s.jobs.pause(id);
  assert.equal((await s.until(id)).state, "paused");
  await s.jobs.resume(id);
  assert.equal((await s.until(id, ["done"])).state, "done");
  const [first, second, third] = cases.map(({ question }) => question);
  assert.deepEqual(asked, [first, second, second, third]);
  assert.equal((await s.evaluations.list({})).length, 1);
});

async function partsOf(parts: AsyncIterable<ComparePart>) {
  const texts = { base: "", tuned: "" };
  const ends: string[] = [];
  for await (const part of parts) {
    if (part.type === "text") texts[part.model] += part.text;
    else ends.push(`${part.model} ${part.type === "end" ? part.finish : part.error.code}`);
  }
  return { texts, ends: ends.sort() };
}

Deno.test("compare() streams what both models answer", async () => {
  await using s = await studio();
  const question = "When does the gate open?";
  const { signal } = new AbortController();
  const told = await partsOf(s.evaluations.compare({ runId: s.runId, question }, signal));
  assert.deepEqual(told.texts, {
    base: "I am a helpful assistant, 17 years old.",
    tuned: "The gate opens at 6:40.",
  });
  assert.deepEqual(told.ends, ["base stop", "tuned stop"]);
  assert.equal(s.opened(), 0);
});

Deno.test("compare() says how long each answer took, and asks with the wanted temperature", async () => {
  const clock = createTestClock();
  const slow = (name: string): ChatModel => ({
    name,
    async *chat({ temperature }) {
      clock.advance(250);
      yield { type: "text", text: await Promise.resolve(`at ${temperature}`) };
      clock.advance(1000);
      const usage = { promptTokens: 4, completionTokens: 11 };
      yield { type: "end", finish: "stop", usage };
    },
  });
  const parts = compare({
    models: { base: slow("base"), tuned: chatModel("tuned", () => "") },
    question: "?",
    system: null,
    maxTokens: 9,
    temperature: 0.7,
    clock,
    signal: new AbortController().signal,
  });
  const told = (await Array.fromAsync(parts)).filter(({ model }) => model === "base");
  assert.deepEqual(told, [
    { model: "base", type: "text", text: "at 0.7" },
    {
      model: "base",
      type: "end",
      finish: "stop",
      speed: { firstMs: 250, totalMs: 1250, tokens: 11, tokensPerS: 10 },
    },
  ]);
});

Deno.test("trial() draws held-out questions, each once, and shows the system prompt", async () => {
  const held = Array.from({ length: 4 }, (_, n) => ({ instruction: `Q${n}?`, output: `A${n}.` }));
  await using s = await studio({}, held, { system_prompt: "Tarnwick desk." });
  const trial = await s.evaluations.trial(s.runId, 8);
  assert.deepEqual([trial.systemPrompt, trial.heldOut], ["Tarnwick desk.", 8]);
  const drawn = trial.examples.map(({ question, split }) => `${split} ${question}`);
  assert.equal(new Set(drawn).size, 8);
  assert.equal((await s.evaluations.trial(s.runId, 3)).examples.length, 3);
  await assert.rejects(s.evaluations.trial(newId<RunId>(), 3), { code: "run_not_found" });
});

Deno.test("compare() lets one model answer when the other fails", async () => {
  await using s = await studio({
    base: chatModel("base.gguf", () => {
      throw new AppError("model_load_failed", { file: "base.gguf", detail: "cut off" });
    }),
  });
  const { signal } = new AbortController();
  const told = await partsOf(
    s.evaluations.compare({ runId: s.runId, question: "How many beds?" }, signal),
  );
  assert.deepEqual(told.ends, ["base model_load_failed", "tuned stop"]);
});

Deno.test("compare() stops both models when nobody reads on, and throws when aborted", async () => {
  const stopped: string[] = [];
  const endless = (name: string): ChatModel => ({
    name,
    async *chat({ signal }) {
      try {
        for (let count = 0;; count++) {
          signal?.throwIfAborted();
          await Promise.resolve();
          yield { type: "text", text: `${count} ` };
        }
      } finally {
        stopped.push(name);
      }
    },
  });
  await using s = await studio({ base: endless("base"), tuned: endless("tuned") });
  const controller = new AbortController();
  const { signal } = controller;
  for await (const _ of s.evaluations.compare({ runId: s.runId, question: "?" }, signal)) break;
  assert.deepEqual(stopped.sort(), ["base", "tuned"]);
  assert.equal(s.opened(), 0);
  const reading = (async () => {
    for await (const _ of s.evaluations.compare({ runId: s.runId, question: "?" }, signal)) {
      controller.abort(new Error("enough"));
    }
  })();
  await assert.rejects(reading, { message: "enough" });
  assert.equal(s.opened(), 0);
});
