import assert from "node:assert/strict";
import { join } from "node:path";
import {
  AppError,
  type ArtifactId,
  type ExportForm,
  type StartExport,
} from "@/core/contract/mod.ts";
import { addTestPerson, createTestJobs } from "@/core/jobs/testing/in_process.ts";
import { openMemoryStorage } from "@/core/storage/mod.ts";
import { createTestClock, systemClock } from "@/core/system/mod.ts";
import { createExportKind, createExports, type ExportKindDeps } from "./mod.ts";
import {
  noOllama,
  pretendedComputer,
  pretendedConvert,
  pretendedQuantize,
  readPretendedGguf,
} from "./testing/fakes.ts";
import { addCheckpoint, addRun, type RunFixtureOptions } from "./testing/run_fixture.ts";

async function studio(
  deps: Partial<ExportKindDeps> = {},
  options: Partial<RunFixtureOptions> = {},
  computer = pretendedComputer,
) {
  const storage = await openMemoryStorage();
  const { db } = storage;
  const folder = await Deno.makeTempDir();
  const ownerId = await addTestPerson(db);
  const clock = createTestClock(new Date().toISOString());
  const fixture = await addRun(db, { ownerId, folder, ...options });
  const { projects, project, runId } = fixture;
  const kind = createExportKind({
    db,
    clock: systemClock,
    projects,
    convert: pretendedConvert(),
    quantize: pretendedQuantize(),
    readGguf: readPretendedGguf,
    freeBytes: () => Promise.resolve(1e12),
    countParameters: () => Promise.resolve(135e6),
    createInOllama: noOllama,
    ...deps,
  });
  const { jobs, until } = await createTestJobs({ db, kinds: [kind] });
  const exports = createExports({
    db,
    clock,
    projects,
    queue: jobs,
    computer,
  });
  const projectFolder = await projects.folderOf(project.id);
  return {
    ...fixture,
    db,
    ownerId,
    jobs,
    until,
    clock,
    exports,
    projectFolder,
    start: (request: Partial<StartExport> = {}) => exports.start(ownerId, { runId, ...request }),
    async run(request: Partial<StartExport> = {}) {
      return await until((await exports.start(ownerId, { runId, ...request })).id);
    },
    async left() {
      const found = await Array.fromAsync(Deno.readDir(join(projectFolder, "exports")));
      return found.map(({ name }) => name);
    },
    async [Symbol.asyncDispose]() {
      await jobs.close();
      await storage.close();
      await Deno.remove(folder, { recursive: true });
    },
  };
}

async function namesIn(path: string): Promise<string[]> {
  return (await Array.fromAsync(Deno.readDir(path))).map(({ name }) => name).sort();
}

const allForms: ExportForm[] = [
  "adapter",
  "adapter-gguf",
  "merged",
  "gguf-f16",
  "gguf-q8_0",
  "gguf-q4_k_m",
];

Deno.test("exports.create makes every form, with rows and a record", async () => {
  await using s = await studio();
  const job = await s.run({ artifacts: allForms });
  assert.equal(job.state, "done", JSON.stringify(job.error));
  const folder = join(s.projectFolder, "exports", job.id);
  assert.deepEqual(await namesIn(folder), [
    "Modelfile-f16",
    "Modelfile-q4_k_m",
    "Modelfile-q8_0",
    "adapter",
    "adapter.gguf",
    "export.json",
    "merged",
    "model-f16.gguf",
    "model-q4_k_m.gguf",
    "model-q8_0.gguf",
  ]);
  assert.deepEqual(await s.left(), [job.id]);
  const artifacts = await s.exports.list({ runId: s.runId });
  assert.deepEqual(artifacts.map(({ form }) => form).sort(), [...allForms].sort());
  const weights = await Deno.readTextFile(join(folder, "adapter", "adapter_model.safetensors"));
  assert.equal(weights, "weights of step 10");
});

Deno.test("exports.create keeps no f16 that only served quantising", async () => {
  await using s = await studio();
  const job = await s.run({ artifacts: ["gguf-q8_0"] });
  assert.deepEqual(await namesIn(join(s.projectFolder, "exports", job.id)), [
    "Modelfile-q8_0",
    "export.json",
    "model-q8_0.gguf",
  ]);
});

Deno.test("start() follows the project's output format", async () => {
  await using s = await studio();
  await s.projects.change(s.project.id, { outputFormat: "safetensors" });
  const job = await s.run();
  const forms = (await s.exports.list({ exportId: job.id })).map(({ form }) => form).sort();
  assert.deepEqual(forms, ["adapter", "merged"]);
});

Deno.test("exports.create takes the wanted saved state", async () => {
  await using s = await studio();
  await addCheckpoint(s.checkpoints, { name: "step_25", step: 25 });
  const taken: string[] = [];
  for (const checkpoint of ["best", "last", "epoch_2"]) {
    const { id } = await s.run({ checkpoint, artifacts: ["adapter"] });
    const path = join(s.projectFolder, "exports", id, "adapter", "adapter_model.safetensors");
    taken.push(await Deno.readTextFile(path));
  }
  assert.deepEqual(taken, ["weights of step 10", "weights of step 25", "weights of step 20"]);
});

Deno.test("exports.create refuses a saved state that has changed, and one that is not there", async () => {
  await using s = await studio();
  await Deno.writeTextFile(join(s.checkpoints, "epoch_1", "adapter_config.json"), "{}");
  assert.equal((await s.run()).error?.code, "export_checkpoint_damaged");
  assert.equal((await s.run({ checkpoint: "epoch_9" })).error?.code, "export_no_checkpoint");
  assert.deepEqual(await s.left(), []);
});

Deno.test("exports.create looks at the disk first and says the numbers", async () => {
  let asked = 0;
  await using s = await studio({
    freeBytes: () => Promise.resolve(100e6),
    convert: () => Promise.resolve(void asked++),
  });
  const { error } = await s.run({ artifacts: ["gguf-q8_0"] });
  assert.equal(error?.code, "disk_full");
  assert.equal(error?.params["free_mb"], 100);
  assert.ok(Number(error?.params["needed_mb"]) > 135 * (2 + 2 + 1));
  assert.equal(asked, 0);
  assert.deepEqual(await s.left(), []);
});

Deno.test("exports.create names a disk that fills up meanwhile, and leaves nothing", async () => {
  let free = 1e12;
  await using s = await studio({
    freeBytes: () => Promise.resolve(free),
    quantize: () => {
      free = 1e6;
      throw new Error("basic_ios::clear: iostream error");
    },
  });
  const { error } = await s.run();
  assert.deepEqual([error?.code, error?.params["free_mb"]], ["disk_full", 1]);
  assert.deepEqual(await s.left(), []);
});

const unfit: [what: string, facts: Parameters<typeof pretendedConvert>[0]][] = [
  ["no chat template", { facts: { chatTemplate: null } }],
  ["no end-of-answer token", { facts: { stopTokens: [] } }],
  ["the system prompt is missing in the template", { facts: { chatTemplate: "{{ messages }}" } }],
];

for (const [what, options] of unfit) {
  Deno.test(`exports.create refuses a GGUF: ${what}`, async () => {
    await using s = await studio({ convert: pretendedConvert(options) });
    const { error } = await s.run();
    assert.deepEqual(error, {
      code: "export_unfit",
      params: { file: "model-f16.gguf", detail: what },
    });
    assert.deepEqual(await s.left(), []);
    assert.deepEqual(await s.exports.list({}), []);
  });
}

Deno.test("exports.create finds a system prompt with quotes and line breaks in the template", async () => {
  const systemPrompt = 'It\'s "short".\nPath C:\\desk';
  await using s = await studio({}, { systemPrompt });
  assert.equal((await s.run()).state, "done");
});

Deno.test("cancel() leaves nothing behind", async () => {
  const reached = Promise.withResolvers<void>();
  await using s = await studio({
    quantize: ({ signal }) =>
      new Promise((_, reject) => {
        signal.addEventListener("abort", () => reject(signal.reason));
        reached.resolve();
      }),
  });
  const { id } = await s.start();
  await reached.promise;
  await s.jobs.cancel(id);
  assert.equal((await s.until(id)).state, "cancelled");
  assert.deepEqual(await s.left(), []);
});

Deno.test("exports.create tidies up after exports that ended while nobody could", async () => {
  await using s = await studio();
  const first = await s.run();
  await Deno.mkdir(join(s.projectFolder, "exports", `${first.id}.part`));
  await Deno.mkdir(join(s.projectFolder, "exports", "019a0000-0000-7000-8000-000000000000.part"));
  const second = await s.run();
  assert.deepEqual((await s.left()).sort(), [first.id, second.id].sort());
});

Deno.test("list() notes how many tensors did not fit the type", async () => {
  await using s = await studio();
  await s.run({ artifacts: ["gguf-q4_k_m"] });
  const [artifact] = await s.exports.list({});
  assert.deepEqual(artifact?.notes, [{
    key: "exports.note.fallback",
    params: { count: 180, total: 272, type: "q4_k_m", types: "q5_0, q8_0" },
  }]);
});

Deno.test("exports.create hands the model to Ollama when the project wants it", async () => {
  const handed: unknown[] = [];
  await using s = await studio({
    createInOllama({ signal: _, ...request }) {
      handed.push(request);
      return Promise.resolve({ outcome: "done", name: request.name });
    },
  }, { projectName: "Bücher & Straße --help" });
  await s.projects.change(s.project.id, { outputFormat: "ollama" });
  const { id, result } = await s.run();
  const name = "lernwerk-bucher-strasse-help";
  const folder = join(s.projectFolder, "exports", id);
  assert.deepEqual(handed, [{ folder, modelfile: "Modelfile-q8_0", name }]);
  assert.deepEqual((result as { ollama: unknown }).ollama, { outcome: "done", name });
});

Deno.test("download() gives the files with their hashes, and says when they are gone", async () => {
  await using s = await studio();
  await s.run({ artifacts: ["adapter", "gguf-q8_0"] });
  const artifacts = await s.exports.list({});
  const idOf = (form: ExportForm) =>
    artifacts.find((artifact) => artifact.form === form)?.id as ArtifactId;
  const adapter = await s.exports.download(idOf("adapter"));
  assert.equal(adapter.name, "lernwerk-tarnwick-adapter.zip");
  assert.deepEqual(adapter.files.map(({ name }) => name), [
    "adapter_config.json",
    "adapter_model.safetensors",
  ]);
  const gguf = await s.exports.download(idOf("gguf-q8_0"));
  assert.deepEqual([gguf.name, gguf.files.length], ["lernwerk-tarnwick-q8_0.gguf", 1]);
  await Deno.truncate(gguf.files[0]?.path ?? "", 3);
  await assert.rejects(s.exports.download(idOf("gguf-q8_0")), { code: "artifact_gone" });
});

Deno.test("remove() takes an artifact away, which restore() brings back for ten minutes", async () => {
  await using s = await studio();
  const { id: exportId } = await s.run({ artifacts: ["adapter", "gguf-q8_0"] });
  const [first, second] = await s.exports.list({ exportId });
  const id = first?.id as ArtifactId;
  await s.exports.remove(id);
  await assert.rejects(s.exports.get(id), { code: "artifact_not_found" });
  assert.equal((await s.exports.list({ exportId })).length, 1);
  s.clock.advance(9 * 60_000);
  await s.exports.purgeRemoved();
  assert.equal((await s.exports.restore(id)).id, id);
  assert.equal((await s.exports.download(id)).files.length > 0, true);
  await s.exports.remove(id);
  await s.exports.remove(second?.id as ArtifactId);
  assert.deepEqual(await s.left(), [exportId]);
  s.clock.advance(11 * 60_000);
  await s.exports.purgeRemoved();
  assert.deepEqual(await s.left(), []);
  await assert.rejects(s.exports.restore(id), { code: "artifact_not_found" });
});

Deno.test("purgeRemoved() leaves the other artifacts of an export alone", async () => {
  await using s = await studio();
  const { id: exportId } = await s.run({ artifacts: ["adapter", "gguf-q8_0"] });
  const [gone, stays] = await s.exports.list({ exportId });
  await s.exports.remove(gone?.id as ArtifactId);
  s.clock.advance(11 * 60_000);
  await s.exports.purgeRemoved();
  assert.equal((await s.exports.download(stays?.id as ArtifactId)).bytes, stays?.bytes);
});

Deno.test("choices() tells size, time and needs of each form before it is made", async () => {
  await using s = await studio();
  const before = await s.exports.choices(s.runId);
  const q8 = before.choices.find(({ form }) => form === "gguf-q8_0");
  assert.ok(q8 && q8.bytes > 140e6 && q8.bytes < 150e6 && q8.diskBytes > q8.bytes);
  assert.deepEqual(q8.packs, ["inference"]);
  assert.deepEqual([q8.missingPacks, q8.isUsual, q8.artifactId], [[], true, null]);
  assert.equal(before.isMeasured, false);
  await s.run({ artifacts: ["gguf-q8_0"] });
  const after = await s.exports.choices(s.runId);
  const [artifact] = await s.exports.list({});
  assert.equal(after.choices.find(({ form }) => form === "gguf-q8_0")?.artifactId, artifact?.id);
  assert.equal(after.isMeasured, true);
  assert.ok((after.choices[0]?.seconds.high ?? 0) < (before.choices[0]?.seconds.high ?? 0));
});

Deno.test("choices() says when the run's base model is gone", async () => {
  const describeBase = () => Promise.reject(new AppError("model_missing", { file: "base.gguf" }));
  await using s = await studio({}, {}, { ...pretendedComputer, describeBase });
  await assert.rejects(s.exports.choices(s.runId), { code: "export_no_base" });
});

Deno.test("usages() gives commands as argument lists and a Modelfile", async () => {
  await using s = await studio();
  await s.run({ artifacts: ["gguf-q8_0"] });
  const [artifact] = await s.exports.list({});
  const usages = await s.exports.usages(artifact?.id as ArtifactId);
  assert.deepEqual(usages.map(({ program }) => program), ["ollama", "lm-studio", "llama.cpp"]);
  const folder = await s.exports.folderOf(artifact?.id as ArtifactId);
  assert.deepEqual(usages[0]?.commands, [
    ["ollama", "create", "lernwerk-tarnwick", "-f", join(folder, "Modelfile-q8_0")],
    ["ollama", "run", "lernwerk-tarnwick"],
  ]);
  assert.equal(usages[1]?.lines[0], `lms import ${join(folder, "model-q8_0.gguf")}`);
  const onDisk = await Deno.readTextFile(join(folder, "Modelfile-q8_0"));
  assert.equal(usages[0]?.file?.content, onDisk);
});
