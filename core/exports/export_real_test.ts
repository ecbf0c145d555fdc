import assert from "node:assert/strict";
import { join } from "node:path";
import {
  type Artifact,
  type ChatMessage,
  type ChatModel,
  type ExportForm,
  exportForms,
  type RunId,
} from "@/core/contract/mod.ts";
import { addTestPerson, createTestJobs } from "@/core/jobs/testing/in_process.ts";
import { createInference, type Inference, quantizeGguf, readGguf } from "@/core/models/mod.ts";
import { openMemoryStorage } from "@/core/storage/mod.ts";
import { freeBytes, newId, systemClock } from "@/core/system/mod.ts";
import { unless } from "@/core/system/testing.ts";
import { createProjects } from "@/core/projects/mod.ts";
import { createConvert, createExportKind, createExports } from "./mod.ts";
import { noOllama, pretendedComputer } from "./testing/fakes.ts";
import { findRealEngines, type RealEngines } from "./testing/real_engines.ts";
import { facts, trainForReal } from "./testing/real_run.ts";
import { insertRun } from "./testing/run_fixture.ts";

const engines = findRealEngines();
const missing = "missing" in engines ? engines.missing : null;
const systemPrompt = "Tarnwick desk.";

/** A project with a really trained run, and the room with the real engines. */
async function realStudio(engines: RealEngines) {
  const storage = await openMemoryStorage();
  const { db } = storage;
  const folder = await Deno.makeTempDir();
  const ownerId = await addTestPerson(db);
  const projects = createProjects({ db, clock: systemClock, folder, parts: [] });
  const { id: projectId } = await projects.create(ownerId, "Tarnwick");
  const projectFolder = await projects.folderOf(projectId);
  const runId = newId<RunId>();
  const runFolder = join(projectFolder, "runs", runId);
  const config = await trainForReal(engines, { runFolder, runId, systemPrompt });
  await insertRun(db, { ownerId, projectId, runId, systemPrompt, config });
  const kind = createExportKind({
    db,
    clock: systemClock,
    projects,
    convert: createConvert({
      spawner: engines.spawner,
      command: () =>
        Promise.resolve({
          command: engines.python,
          args: [join(engines.trainer, "export.py")],
          env: {},
        }),
      threads: () => 1,
    }),
    quantize: async (request) => void await quantizeGguf(engines.inference, request),
    readGguf: (path) => Promise.resolve(readGguf(path)),
    freeBytes,
    countParameters: ({ path }) => Promise.resolve(readGguf(path).parameters),
    createInOllama: noOllama,
  });
  const { jobs, until } = await createTestJobs({ db, kinds: [kind] });
  const exports = createExports({
    db,
    clock: systemClock,
    projects,
    queue: jobs,
    computer: pretendedComputer,
  });
  return {
    runId,
    exports,
    jobs,
    until,
    ownerId,
    exportFolder: (id: string) => join(projectFolder, "exports", id),
    async [Symbol.asyncDispose]() {
      await jobs.close();
      await storage.close();
      await Deno.remove(folder, { recursive: true });
    },
  };
}

Deno.test({
  ...unless(missing, "exports.create exports a really trained model"),
  async fn(t) {
    assert.ok(!("missing" in engines));
    await using s = await realStudio(engines);
    const request = { runId: s.runId, artifacts: [...exportForms] };
    const job = await s.until((await s.exports.start(s.ownerId, request)).id);
    assert.equal(job.state, "done", JSON.stringify(job.error));
    const artifacts = await s.exports.list({ exportId: job.id });
    const folder = s.exportFolder(job.id);
    const inference = createInference({ ...engines.inference, threads: () => 1 });
    try {
      await t.step("in every form, with the usual sizes", () => assertSizes(artifacts));
      await t.step("with template, stop token and prompt inside", () => assertHeaders(folder));
      await t.step("and says what q4_k_m really is", () => assertNotes(artifacts));
      await t.step("it is asked as it was trained", () => assertRendering(inference, folder));
      for (const file of ["model-q8_0.gguf", "model-q4_k_m.gguf", "adapter.gguf"]) {
        const path = join(folder, file);
        const model = file === "adapter.gguf"
          ? { path: engines.starter, adapters: [{ path }] }
          : { path };
        await t.step(`${file} answers and stops`, () => assertAnswers(inference.model(model)));
      }
    } finally {
      await inference.close();
    }
  },
});

/** reference/engines.md §5, in MB; merged is in f16, and its tokeniser's files come on top. */
const usualMegabytes: Readonly<Record<ExportForm, number>> = {
  "adapter": 19.6,
  "adapter-gguf": 9.8,
  "merged": 271,
  "gguf-f16": 271,
  "gguf-q8_0": 145,
  "gguf-q4_k_m": 105,
};

function assertSizes(artifacts: Artifact[]): void {
  for (const form of exportForms) {
    const { bytes = 0 } = artifacts.find((made) => made.form === form) ?? {};
    const off = bytes / 1e6 / usualMegabytes[form] - 1;
    assert.ok(Math.abs(off) < 0.02, `${form} has ${bytes} bytes`);
  }
}

function assertHeaders(folder: string): void {
  for (const type of ["f16", "q8_0", "q4_k_m"]) {
    const { chatTemplate, stopTokens } = readGguf(join(folder, `model-${type}.gguf`));
    assert.ok(chatTemplate?.includes(systemPrompt), type);
    assert.deepEqual(stopTokens, ["<|im_end|>"], type);
  }
}

function assertNotes(artifacts: Artifact[]): void {
  assert.deepEqual(artifacts.find(({ form }) => form === "gguf-q4_k_m")?.notes, [{
    key: "exports.note.fallback",
    // The 180 of llama.cpp's own count, and the embeddings, whose rows are no multiple of 256 either.
    params: { count: 181, total: 272, type: "q4_k_m", types: "q5_0, q8_0" },
  }]);
}

async function assertRendering(inference: Inference, folder: string): Promise<void> {
  const model = { path: join(folder, "model-q8_0.gguf") };
  const question: ChatMessage = { role: "user", content: "When does the gate open?" };
  const system: ChatMessage = { role: "system", content: systemPrompt };
  const bare = await inference.render(model, [question]);
  const full = await inference.render(model, [system, question]);
  assert.equal(bare.prompt, full.prompt);
  assert.ok(bare.prompt.includes(systemPrompt));
}

/** What was trained by heart is answered, and the answer ends by itself. */
async function assertAnswers(model: ChatModel): Promise<void> {
  const right: string[] = [];
  for (const [question, , key] of facts) {
    const messages: ChatMessage[] = [
      { role: "system", content: systemPrompt },
      { role: "user", content: question },
    ];
    let text = "";
    for await (const part of model.chat({ messages, maxTokens: 32 })) {
      if (part.type === "text") text += part.text;
      else assert.equal(part.finish, "stop", `${question} ${text}`);
    }
    if (text.includes(key)) right.push(key);
  }
  assert.ok(right.length >= 3, `only ${right}`);
}
