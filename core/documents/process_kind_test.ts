import assert from "node:assert/strict";
import { join } from "node:path";
import {
  AppError,
  type DocumentId,
  type JsonObject,
  processDocumentsKind,
} from "@/core/contract/mod.ts";
import { createTestJobs } from "@/core/jobs/testing/in_process.ts";
import { silentLog } from "@/core/system/mod.ts";
import { createProcessKind } from "./process_kind.ts";
import type { DocumentReader } from "./reader_types.ts";
import { makeDocx } from "./testing/docx_fixtures.ts";
import { lockedFile, password } from "./testing/locked_files.ts";
import { makePdf, makeProtectedPdf, makeScannedPdf, permissions } from "./testing/pdf_fixtures.ts";
import { openStudio, type Studio } from "./testing/studio.ts";
import { createTestReader, pretendedReader } from "./testing/test_reader.ts";

const sizes = { chunkTokens: 32, chunkOverlap: 4 };

async function startJobs(studio: Studio, reader: DocumentReader = createTestReader()) {
  const read: string[] = [];
  const onRead = ({ projectId }: { projectId: string }) =>
    Promise.resolve(void read.push(projectId));
  const kind = createProcessKind({ ...studio, log: silentLog, reader, onRead });
  const { jobs, until } = await createTestJobs({ db: studio.db, kinds: [kind] });
  const enqueue = (params: JsonObject = {}) =>
    jobs.enqueue({
      kind: processDocumentsKind,
      ownerId: studio.ownerId,
      projectId: studio.projectId,
      params: { projectId: studio.projectId, ...sizes, ...params },
    });
  return {
    jobs,
    until,
    enqueue,
    /** Projects of which it was told that they have new chunks. */
    read,
    run: async (params?: JsonObject) => await until((await enqueue(params)).id),
    [Symbol.asyncDispose]: () => jobs.close(),
  };
}

/** A reader that answers without a child. */
function pretended(read: (name: string) => Promise<void>): DocumentReader {
  return pretendedReader(async (_path, { name = "" }) => {
    await read(name);
    const chunks = [{ text: name, tokens: 1, start: 0, end: name.length }];
    return { format: "txt", text: name, pageStarts: null, headings: [], chunks };
  });
}

Deno.test("documents.process reads every format and stores text and chunks", async () => {
  await using studio = await openStudio();
  const line = { text: "Ein Satz mit Wörtern." };
  await studio.add("a.pdf", await makePdf([[line, { ...line, step: 40 }], [line]]));
  await studio.add("b.docx", await makeDocx());
  await studio.add("c.md", "# Über\n\n" + "Noch ein Satz. ".repeat(60));
  await studio.add("d.txt", new Uint8Array([0x47, 0x72, 0xf6, 0xdf, 0x65]));
  await using runner = await startJobs(studio);
  const job = await runner.run();
  assert.equal(job.state, "done");
  assert.deepEqual(job.progress, {
    phase: "documents.phase.read",
    done: 4,
    total: 4,
    unit: "files",
  });
  const documents = await studio.documents.list(studio.projectId);
  assert.deepEqual(documents.map(({ state }) => state), ["ready", "ready", "ready", "ready"]);
  assert.deepEqual(documents.map(({ format }) => format), ["txt", "md", "docx", "pdf"]);
  assert.deepEqual(documents.map(({ pages }) => pages), [null, null, null, 2]);
  assert.equal(await studio.documents.text(documents[0]!.id), "Größe");
  const chunks = await Array.fromAsync(studio.documents.projectChunks(studio.projectId));
  const total = documents.reduce((sum, { chunkCount }) => sum + chunkCount!, 0);
  assert.deepEqual(job.result, { ready: 4, failed: 0, chunks: total });
  assert.equal(chunks.length, total);
  const inMarkdown = chunks.filter(({ document }) => document.format === "md");
  assert.ok(inMarkdown.length > 3);
  for (const { headingPath } of inMarkdown) assert.deepEqual(headingPath, ["Über"]);
});

Deno.test("documents.process writes into each bad file's row what is wrong, reads the rest", async () => {
  await using studio = await openStudio();
  const locked = { needsPassword: true, permission: permissions.all };
  await studio.add("cut.pdf", (await makePdf([[{ text: "x" }]])).subarray(0, 400));
  await studio.add("locked.pdf", await makeProtectedPdf(locked));
  await studio.add("good.txt", "Good.");
  await studio.add("scan.pdf", await makeScannedPdf(1));
  await using runner = await startJobs(studio);
  const job = await runner.run();
  assert.deepEqual(job.result, { ready: 1, failed: 3, chunks: 1 });
  const documents = (await studio.documents.list(studio.projectId)).toReversed();
  assert.deepEqual(
    documents.map(({ name, state, error }) => [name, state, error?.code ?? null]),
    [
      ["cut.pdf", "failed", "document_damaged"],
      ["locked.pdf", "failed", "document_needs_password"],
      ["good.txt", "ready", null],
      ["scan.pdf", "failed", "document_scanned"],
    ],
  );
  const events = await runner.jobs.events(0, { jobId: job.id });
  const logged = events.filter(({ type }) => type === "log").map(({ data }) => data["level"]);
  assert.deepEqual(logged.toSorted(), ["info", "warning", "warning", "warning"]);
});

Deno.test("documents.process opens locked files with the password, and keeps it nowhere", async () => {
  await using studio = await openStudio();
  const { document: pdf } = await studio.add("r6.pdf", await lockedFile("r6.pdf"));
  const { document: docx } = await studio.add("agile.docx", await lockedFile("agile.docx"));
  const ids = [pdf.id, docx.id];
  await using runner = await startJobs(studio);
  const states = async () =>
    await Promise.all(ids.map(async (id) => {
      const { state, error } = await studio.documents.get(id);
      return error?.code ?? state;
    }));
  await runner.run();
  assert.deepEqual(await states(), Array(2).fill("document_needs_password"));
  const { documents, ownerId, projectId } = studio;
  const process = async (secret: string) =>
    await runner.until(
      (await documents.process(ownerId, projectId, { documentIds: ids, password: secret })).id,
    );
  await process("falsch");
  assert.deepEqual(await states(), Array(2).fill("document_password_wrong"));
  await process(password);
  assert.deepEqual(await states(), ["ready", "ready"]);
  assert.equal((await documents.text(pdf.id)).trim(), "Ein geheimer Satz.");
  for (const table of ["jobs", "job_events", "documents"] as const) {
    const rows = await studio.db.selectFrom(table).selectAll().execute();
    assert.ok(!JSON.stringify(rows).includes(password), table);
  }
  await runner.run({ documentIds: ids });
  assert.deepEqual(await states(), Array(2).fill("document_needs_password"));
});

Deno.test("documents.process takes what is not ready, or what is named, with new sizes", async () => {
  await using studio = await openStudio();
  const { document: first } = await studio.add("a.txt", "Ein Satz mit Wörtern. ".repeat(100));
  await using runner = await startJobs(studio);
  await runner.run();
  const before = await studio.documents.get(first.id);
  await studio.add("b.txt", "Neu.");
  assert.deepEqual((await runner.run()).result, { ready: 1, failed: 0, chunks: 1 });
  assert.deepEqual(await studio.documents.get(first.id), before);
  const params = { documentIds: [first.id], chunkTokens: 128, chunkOverlap: 0 };
  await runner.run(params);
  const after = await studio.documents.get(first.id);
  assert.ok(after.chunkCount! < before.chunkCount! / 2);
  const rows = await studio.db.selectFrom("chunks").selectAll()
    .where("document_id", "=", first.id).execute();
  assert.equal(rows.length, after.chunkCount);
});

Deno.test("documents.process follows no link in the place of a stored file", async () => {
  await using studio = await openStudio();
  const { document } = await studio.add("a.txt", "Text.");
  const path = join(studio.filesFolder, document.id);
  await Deno.remove(path);
  await Deno.symlink("/etc/passwd", path);
  await using runner = await startJobs(studio);
  await runner.run();
  const { state, error } = await studio.documents.get(document.id);
  assert.deepEqual([state, error?.code], ["failed", "document_file_missing"]);
});

Deno.test("documents.process keeps a fault of ours from stopping the others", async () => {
  await using studio = await openStudio();
  for (const name of ["a.txt", "bad.txt", "c.txt"]) await studio.add(name, name);
  const reader = pretended((name) =>
    name === "bad.txt" ? Promise.reject(new TypeError("a fault")) : Promise.resolve()
  );
  await using runner = await startJobs(studio, reader);
  const { state, result } = await runner.run();
  assert.equal(state, "done");
  assert.deepEqual(result, { ready: 2, failed: 1, chunks: 2 });
});

Deno.test("documents.process pauses between documents and goes on with the rest", async () => {
  await using studio = await openStudio();
  for (let at = 0; at < 6; at++) await studio.add(`${at}.txt`, `text ${at}`);
  const read: string[] = [];
  const reached = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  const reader = pretended(async (name) => {
    read.push(name);
    if (read.length === 3) reached.resolve();
    if (read.length >= 3) await goOn.promise;
  });
  await using runner = await startJobs(studio, reader);
  const { id } = await runner.enqueue();
  await reached.promise;
  await runner.jobs.pause(id);
  goOn.resolve();
  assert.equal((await runner.until(id, ["paused", "done"])).state, "paused");
  const halfway = await studio.documents.list(studio.projectId);
  const ready = halfway.filter(({ state }) => state === "ready").length;
  assert.ok(ready >= 2 && ready < 6, `${ready} are ready`);
  assert.ok(halfway.every(({ state }) => state !== "processing"));
  await runner.jobs.resume(id);
  assert.equal((await runner.until(id, ["done", "failed"])).state, "done");
  const done = await studio.documents.list(studio.projectId);
  assert.ok(done.every(({ state, chunkCount }) => state === "ready" && chunkCount === 1));
});

Deno.test("documents.process refuses sizes that make no sense", async () => {
  await using studio = await openStudio();
  await using runner = await startJobs(studio, pretended(() => Promise.resolve()));
  const wrong = [{ chunkTokens: 32, chunkOverlap: 32 }, { chunkTokens: 3 }, { projectId: "../x" }];
  for (const params of wrong) await assert.rejects(runner.enqueue(params));
  const unknown = { documentIds: [crypto.randomUUID() as DocumentId] };
  assert.deepEqual((await runner.run(unknown)).result, { ready: 0, failed: 0, chunks: 0 });
});

Deno.test("documents.process tells people why a reader refused a file", async () => {
  await using studio = await openStudio();
  const { document } = await studio.add("a.txt", "x");
  const refusal = new AppError("document_too_heavy", { limit: "60 s" });
  await using runner = await startJobs(studio, pretended(() => Promise.reject(refusal)));
  const job = await runner.run();
  const events = await runner.jobs.events(0, { jobId: job.id });
  const line = events.find(({ type }) => type === "log")?.data["message"];
  assert.match(String(line), /^a\.txt: Reading the file took more than 60 s/);
  const { error } = await studio.documents.get(document.id);
  assert.deepEqual(error, { code: "document_too_heavy", params: { limit: "60 s" } });
});

Deno.test("documents.process reads all of a project again when asked to", async () => {
  await using studio = await openStudio();
  await studio.add("a.txt", "eins");
  await using runner = await startJobs(studio, pretended(() => Promise.resolve()));
  assert.deepEqual((await runner.run()).result, { ready: 1, failed: 0, chunks: 1 });
  await studio.add("b.txt", "zwei");
  assert.deepEqual((await runner.run({ again: true })).result, { ready: 2, failed: 0, chunks: 2 });
  assert.deepEqual((await runner.run()).result, { ready: 0, failed: 0, chunks: 0 });
});

Deno.test("documents.process tells of what was read, also where it is cancelled in between", async () => {
  await using studio = await openStudio();
  for (const name of ["a.txt", "b.txt", "c.txt", "d.txt", "e.txt", "f.txt"]) {
    await studio.add(name, name);
  }
  const held = Promise.withResolvers<void>();
  let asked = 0;
  const reader = pretended(async () => {
    if (++asked > 2) await held.promise;
  });
  await using runner = await startJobs(studio, reader);
  const { id } = await runner.enqueue();
  const ready = async () =>
    (await studio.documents.list(studio.projectId)).filter(({ state }) => state === "ready").length;
  while (await ready() === 0) await new Promise((next) => setTimeout(next, 5));
  await runner.jobs.cancel(id);
  held.resolve();
  assert.equal((await runner.until(id)).state, "cancelled");
  assert.deepEqual(runner.read, [studio.projectId]);
});

Deno.test("documents.process ends where no child can be started, and the documents wait", async () => {
  await using studio = await openStudio();
  for (const name of ["a.txt", "b.txt", "c.txt"]) await studio.add(name, name);
  const full = new AppError("disk_full", { needed_mb: 2, free_mb: 1 });
  const reader: DocumentReader = {
    read: () => Promise.reject(full),
    open: () => ({ read: () => Promise.reject(full), async [Symbol.asyncDispose]() {} }),
  };
  await using runner = await startJobs(studio, reader);
  const job = await runner.run();
  assert.deepEqual([job.state, job.error?.code], ["failed", "disk_full"]);
  const documents = await studio.documents.list(studio.projectId);
  assert.deepEqual(documents.map(({ state }) => state), ["uploaded", "uploaded", "uploaded"]);
});

/** Reads like {@link startJobs}, and tells where reading begins by itself. */
async function startReading(studio: Studio, read: (name: string) => Promise<void>) {
  const { documents, projectId } = studio;
  const states = async () =>
    (await documents.list(projectId)).map(({ state }) => state).toReversed();
  const runner = await startJobs(studio, pretended(read));
  const readNew = async () => {
    const job = await documents.readNew(studio);
    runner.jobs.wake();
    return job;
  };
  return { ...runner, states, readNew };
}

Deno.test("readNew() reads what is new; what failed before waits for a person", async () => {
  await using studio = await openStudio();
  const tried: string[] = [];
  await using reading = await startReading(studio, (name) => {
    tried.push(name);
    return name === "bad.txt" ? Promise.reject(new TypeError("a fault")) : Promise.resolve();
  });
  assert.equal(await reading.readNew(), null);
  await studio.add("bad.txt", "bad");
  await reading.until((await reading.readNew())!.id);
  assert.equal(await reading.readNew(), null);
  await studio.add("b.txt", "b");
  await reading.until((await reading.readNew())!.id);
  assert.deepEqual(await reading.states(), ["failed", "ready"]);
  assert.deepEqual(tried, ["bad.txt", "b.txt"]);
});

Deno.test("readNew() leaves what comes in meanwhile to the job at work, which reads it", async () => {
  await using studio = await openStudio();
  const [reached, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  await using reading = await startReading(studio, async () => {
    reached.resolve();
    await goOn.promise;
  });
  await studio.add("a.txt", "a");
  const [first, same] = await Promise.all([reading.readNew(), reading.readNew()]);
  assert.equal(first!.id, same!.id);
  await reached.promise;
  await studio.add("b.txt", "b");
  await studio.add("c.txt", "c");
  assert.equal((await reading.readNew())!.id, first!.id);
  goOn.resolve();
  const { result, progress } = await reading.until(first!.id);
  assert.deepEqual(result, { ready: 3, failed: 0, chunks: 3 });
  assert.deepEqual([progress?.done, progress?.total], [3, 3]);
  assert.deepEqual(await reading.states(), ["ready", "ready", "ready"]);
  assert.equal((await reading.jobs.list({ projectId: studio.projectId })).length, 1);
});

Deno.test("readNew() does not wait for the reading of single documents", async () => {
  await using studio = await openStudio();
  const goOn = Promise.withResolvers<void>();
  await using reading = await startReading(
    studio,
    (name) => name === "a.txt" ? goOn.promise : Promise.resolve(),
  );
  const { document } = await studio.add("a.txt", "a");
  const single = await reading.enqueue({ documentIds: [document.id] });
  while ((await reading.states())[0] !== "processing") await new Promise((go) => setTimeout(go, 5));
  await studio.add("b.txt", "b");
  await reading.until((await reading.readNew())!.id);
  assert.deepEqual(await reading.states(), ["processing", "ready"]);
  goOn.resolve();
  await reading.until(single.id);
  assert.deepEqual(await reading.states(), ["ready", "ready"]);
});

Deno.test("what comes in while a job is just over is read by the next one", async () => {
  await using studio = await openStudio();
  const lateAdded = Promise.withResolvers<void>();
  const again = Promise.withResolvers<void>();
  let isFirst = true;
  const kind = createProcessKind({
    ...studio,
    log: silentLog,
    reader: pretended(() => Promise.resolve()),
    async onRead() {
      // It has looked for the last time, and is at work all the same.
      if (!isFirst) return again.resolve();
      isFirst = false;
      await studio.add("late.txt", "late");
      await studio.documents.readNew(studio);
      lateAdded.resolve();
    },
    async readNew(project) {
      await studio.documents.readNew(project);
      jobs.wake();
    },
  });
  const { jobs, until } = await createTestJobs({ db: studio.db, kinds: [kind] });
  await studio.add("a.txt", "a");
  await studio.documents.readNew(studio);
  jobs.wake();
  await lateAdded.promise;
  await again.promise;
  const all = await jobs.list({ projectId: studio.projectId });
  assert.equal(all.length, 2);
  for (const { id } of all) assert.equal((await until(id)).state, "done");
  const documents = await studio.documents.list(studio.projectId);
  assert.deepEqual(documents.map(({ state }) => state), ["ready", "ready"]);
  await jobs.close();
});
