import assert from "node:assert/strict";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { testUnless } from "@/core/system/testing.ts";
import { startApp } from "./app_process.ts";
import { temporaryFolder } from "./temporary_folder.ts";
import { fakeTrainerPython, installEngine } from "./testing/pretended_engine.ts";
import {
  childrenOf,
  curveOf,
  makeProject,
  type ShownJob,
  startTraining,
  untilEvent,
  untilGone,
  untilRest,
  upload,
} from "./testing/steps.ts";

Deno.test("documents.process: the app killed while it reads goes on by itself, nothing doubled", async () => {
  await using folder = await temporaryFolder();
  const app = await startApp(folder.path);
  const project = await makeProject(app.client);
  await upload(app.client, project, [1, 2, 3, 4, 5, 6].map(longText));
  const job = await app.client.call<ShownJob>("POST", `${project}/documents/process`, { body: {} });
  await untilEvent(app.client, job, ({ type, data }) => type === "progress" && data.done === 2);
  await app.kill();
  const children = await childrenOf(folder.path);
  assert.ok(children.length > 0, "a reader was at work");
  await untilGone(children);

  await using again = await startApp(folder.path);
  const { state, attempt } = await untilRest(again.client, job);
  assert.deepEqual([state, attempt], ["done", 2]);
  const { documents } = await again.client.call<{ documents: { state: string }[] }>(
    "GET",
    `${project}/documents`,
  );
  assert.deepEqual(documents.map((document) => document.state), Array(6).fill("ready"));
  assertWholeChunks(folder.path);
  assert.deepEqual(await childrenOf(folder.path), []);
});

const noShell = Deno.build.os === "windows" ? "the pretended engine is a shell script" : null;

const rows = 400;

const steps = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

testUnless(
  noShell,
  "training.run: the app killed while it trains leaves a run that resumes",
  async () => {
    await using folder = await temporaryFolder();
    const engines = join(folder.path, "engines");
    await installEngine(engines, fakeTrainerPython());
    const env = { LERNWERK_ENGINES: engines };
    const app = await startApp(folder.path, { env });
    const training = { folder: folder.path, rows, epochs: 3 };
    const { project, run } = await startTraining(app.client, training);
    await untilEvent(app.client, { id: run.jobId }, ({ type }) => type === "checkpoint");
    await app.kill();
    const children = await childrenOf(folder.path);
    assert.ok(children.length > 0, "a trainer was at work");
    await untilGone(children);

    await using again = await startApp(folder.path, { env });
    const path = `/api/v1/runs/${run.id}`;
    const { state } = await again.client.call<{ state: string }>("GET", path);
    assert.equal(state, "interrupted");
    const before = await curveOf(again.client, run);
    assert.ok(before.length >= rows, "the curve of the first epoch is still there");
    await again.client.call("POST", path, { body: { action: "resume" } });
    assert.equal((await untilRest(again.client, { id: run.jobId })).state, "done");
    const curve = await curveOf(again.client, run);
    assert.deepEqual(curve.map(({ step }) => step), steps(3 * rows));
    const secondFrom = curve.find(({ attempt }) => attempt === 2)?.step ?? 0;
    assert.ok(
      secondFrom > rows,
      `it went on from a saved state, not from the start: ${secondFrom}`,
    );
    const { runs } = await again.client.call<{ runs: unknown[] }>("GET", `${project}/runs`);
    assert.equal(runs.length, 1);
  },
);

testUnless(
  noShell,
  "training.run: the trainer killed from outside leaves a run that resumes",
  async () => {
    await using folder = await temporaryFolder();
    const engines = join(folder.path, "engines");
    await installEngine(engines, fakeTrainerPython());
    await using app = await startApp(folder.path, { env: { LERNWERK_ENGINES: engines } });
    const { client } = app;
    const { run } = await startTraining(client, { folder: folder.path, rows, epochs: 3 });
    const job = { id: run.jobId };
    await untilEvent(client, job, ({ type }) => type === "checkpoint");
    const [trainer] = await childrenOf(folder.path);
    Deno.kill(trainer?.pid ?? assert.fail("no trainer was at work"), "SIGKILL");
    const { state, error } = await untilRest(client, job);
    assert.deepEqual([state, error?.code], ["failed", "trainer_killed"]);
    assert.match(error?.hint ?? "", /resume/i);
    await client.call("POST", `/api/v1/runs/${run.id}`, { body: { action: "resume" } });
    assert.equal((await untilRest(client, job)).state, "done");
    const curve = await curveOf(client, run);
    assert.deepEqual(curve.map(({ step }) => step), steps(3 * rows));
  },
);

/** About a megabyte, so that reading takes a while. */
function longText(number: number): File {
  const sentences = Array.from({ length: 20_000 }, (_, at) => `Sentence ${at} of text ${number}.`);
  return new File([sentences.join(" ")], `text ${number}.txt`);
}

/** Each document's chunks are numbered without gaps and lie where they say in its text. */
function assertWholeChunks(folder: string): void {
  using db = new DatabaseSync(join(folder, "lernwerk.db"), { readOnly: true });
  const documents = db.prepare("SELECT id, chunk_count FROM documents").all();
  for (const { id, chunk_count } of documents) {
    const text = db.prepare("SELECT text FROM document_texts WHERE document_id = ?").all(id!);
    assert.equal(text.length, 1);
    const chunks = db.prepare("SELECT * FROM chunks WHERE document_id = ? ORDER BY position")
      .all(id!);
    assert.equal(chunks.length, chunk_count);
    assert.ok(chunks.length > 100, `only ${chunks.length} chunks`);
    for (const [at, chunk] of chunks.entries()) {
      assert.equal(chunk.position, Number(chunks[0]?.position) + at);
      const there = String(text[0]?.text)
        .slice(Number(chunk.start_offset), Number(chunk.end_offset));
      assert.equal(there, chunk.text);
    }
  }
}
