import assert from "node:assert/strict";
import { request as httpRequest } from "node:http";
import { join } from "node:path";
import { type Client, createClient, RefusedError } from "@/cli/client.ts";
import {
  makePdf,
  makeProtectedPdf,
  makeScannedPdf,
} from "@/core/documents/testing/pdf_fixtures.ts";
import { docxParts, makeZip, paragraphXml } from "@/core/documents/testing/docx_fixtures.ts";
import { permissions } from "@/core/documents/testing/pdf_fixtures.ts";
import { smallGguf } from "@/core/models/gguf/testing/small_gguf.ts";
import { testUnless } from "@/core/system/testing.ts";
import { type AppProcess, startApp } from "./app_process.ts";
import { temporaryFolder } from "./temporary_folder.ts";
import { fakeTrainerPython, installEngine } from "./testing/pretended_engine.ts";
import {
  makeProject,
  type ShownDocument,
  type ShownJob,
  type ShownUpload,
  startTraining,
  untilRest,
  upload,
} from "./testing/steps.ts";

type Told = { code: string; message: string; hint: string } | null | undefined;

/** A message says what happened and what to do, in a whole sentence each. */
function assertClear(error: Told, code: string): void {
  assert.equal(error?.code, code);
  for (const text of [error.message, error.hint]) {
    assert.match(text, /^\S.{10,}[.!?]$/su, `${code}: ${text}`);
    assert.doesNotMatch(text, /[{}]|undefined|null/, `${code}: ${text}`);
  }
}

function inGerman(app: AppProcess): Client {
  return createClient(app.client.address, "de");
}

/** What the server answers to a refused request, in both languages. */
async function refusals(app: AppProcess, ask: (client: Client) => Promise<unknown>) {
  const told: RefusedError[] = [];
  for (const client of [app.client, inGerman(app)]) {
    await assert.rejects(ask(client), (error) => {
      assert.ok(error instanceof RefusedError, String(error));
      told.push(error);
      return true;
    });
  }
  const [english, german] = told;
  assert.notEqual(english?.message, german?.message);
  return { english, german };
}

/** The process that was started still answers: nobody starts it again. */
async function assertSameServer({ client, pid }: AppProcess): Promise<void> {
  await client.call("GET", "/api/v1/projects");
  assert.equal(client.address.pid, pid);
}

/** What lies in a project's folder of documents. */
async function storedFiles(dataFolder: string, project: string): Promise<string[]> {
  const folder = join(dataFolder, "projects", project.split("/").at(-1) ?? "", "documents");
  // The first upload makes it.
  const isThere = await Deno.stat(folder).then(() => true, () => false);
  return isThere ? (await Array.fromAsync(Deno.readDir(folder))).map(({ name }) => name) : [];
}

function blob(content: string | Uint8Array, name: string): File {
  return new File([content as Uint8Array<ArrayBuffer>], name);
}

Deno.test("files that cannot be used are refused or explained, the good ones kept", async () => {
  await using folder = await temporaryFolder();
  await using app = await startApp(folder.path);
  const project = await makeProject(app.client);
  const program = await Deno.readFile("/proc/self/exe").then((all) => all.subarray(0, 4096))
    .catch(() => Uint8Array.from([0x4d, 0x5a, 0, 0, ...new Uint8Array(4000)]));
  const locked = { needsPassword: true, permission: permissions.all };
  const bomb = await makeZip(docxParts(paragraphXml("a".repeat(20_000_000))));
  const files = [
    blob("", "empty.txt"),
    blob("\ufeff \n\t", "blank.md"),
    blob(program, "program.pdf"),
    blob(await makeZip({ "a.txt": "b" }), "archive.docx"),
    blob(await makeProtectedPdf(locked), "locked.pdf"),
    blob((await makePdf([[{ text: "cut" }]])).subarray(0, 400), "cut.pdf"),
    blob(await makeScannedPdf(2), "scan.pdf"),
    blob(bomb, "bomb.docx"),
    blob("Wasser siedet bei 100 °C.", "good.pdf"),
  ];
  const uploads = await upload(app.client, project, files);
  const again = await upload(inGerman(app), project, files.slice(0, 3));
  for (const outcomes of [uploads, again]) {
    assertClear(outcomes[0]?.error, "document_empty");
    assertClear(outcomes[1]?.error, "document_empty");
    assertClear(outcomes[2]?.error, "document_format_unknown");
  }
  assert.notEqual(uploads[0]?.error?.message, again[0]?.error?.message);
  const job = await app.client.call<ShownJob>("POST", `${project}/documents/process`, { body: {} });
  assert.equal((await untilRest(app.client, job)).state, "done");
  const expected: Record<string, string> = {
    "archive.docx": "document_format_unknown",
    "locked.pdf": "document_needs_password",
    "cut.pdf": "document_damaged",
    "scan.pdf": "document_scanned",
    "bomb.docx": "document_bomb",
  };
  for (const client of [app.client, inGerman(app)]) {
    const { documents } = await client.call<{ documents: ShownDocument[] }>(
      "GET",
      `${project}/documents`,
    );
    const good = documents.find(({ name }) => name === "good.pdf");
    assert.deepEqual([good?.state, good?.error], ["ready", null]);
    for (const [name, code] of Object.entries(expected)) {
      const document = documents.find((each) => each.name === name);
      const refused = uploads.find(({ file }) => file === name);
      assertClear(document?.error ?? refused?.error, code);
    }
  }
  await assertSameServer(app);
});

Deno.test("A11, A12, A18: hostile names stay text, and the same file is one document", async () => {
  await using folder = await temporaryFolder();
  const data = join(folder.path, "inner", "data");
  await using app = await startApp(data);
  const project = await makeProject(app.client);
  const long = `${"ü".repeat(300)}.txt`;
  const names = [
    "../../../outside.txt",
    "..\\..\\outside.txt",
    "/etc/passwd",
    "C:\\con.txt",
    ".",
    "\u202etxt.exe",
    long,
    "Übung.txt".normalize("NFD"),
  ];
  const files = names.map((name, at) => blob(`Content ${at}.`, name));
  const outcomes = await upload(app.client, project, files);
  assert.deepEqual(outcomes.map(({ outcome }) => outcome), Array(names.length).fill("added"));
  const kept = outcomes.map(({ document }) => document?.name ?? "");
  assert.equal(kept.at(-1), "Übung.txt".normalize("NFC"));
  assert.ok([...kept.at(-2) ?? ""].length <= 255 && kept.at(-2)?.endsWith(".txt"));
  const same = await Promise.all(
    Array.from({ length: 20 }, () => upload(app.client, project, [blob("Twenty times.", "a.txt")])),
  );
  const added = same.flat().filter(({ outcome }) => outcome === "added");
  const exists = same.flat().filter(({ outcome }) => outcome === "exists");
  assert.deepEqual([added.length, exists.length], [1, 19]);
  const stored = await storedFiles(data, project);
  assert.equal(stored.length, names.length + 1);
  for (const name of stored) assert.match(name, /^[0-9a-f-]{36}$/);
  const around = await Array.fromAsync(Deno.readDir(folder.path));
  assert.deepEqual(around.map(({ name }) => name), ["inner"]);
  await assertSameServer(app);
});

Deno.test("A11: a name with NUL is refused in words, and no other file with it", async () => {
  await using folder = await temporaryFolder();
  await using app = await startApp(folder.path);
  const project = await makeProject(app.client);
  const next =
    '\r\n--edge\r\ncontent-disposition: form-data; name="files"; filename="b.txt"\r\n\r\n';
  const told: string[] = [];
  for (const lang of ["en", "de"]) {
    const pieces = ["Text.", next, `Good ${lang}.`];
    const { text } = await sendForm(app, project, { name: "a\0b.txt", pieces, lang });
    const { files: [bad, good] }: { files: ShownUpload[] } = JSON.parse(text);
    assertClear(bad?.error, "document_name_unusable");
    assert.equal(good?.outcome, "added");
    told.push(bad?.error?.message ?? "");
  }
  assert.notEqual(told[0], told[1]);
  assert.equal((await storedFiles(folder.path, project)).length, 2);
  await assertSameServer(app);
});

Deno.test("A14: an upload of 2 GB is refused at the limit, streamed, and leaves nothing", async () => {
  await using folder = await temporaryFolder();
  await using app = await startApp(folder.path);
  const project = await makeProject(app.client);
  const piece = new Uint8Array(1024 * 1024).fill(65);
  const before = await peakMemory(app.pid);
  const sent = await sendForm(app, project, {
    name: "huge.txt",
    pieces: { [Symbol.iterator]: () => repeated(piece, 2048) },
    lang: "de",
  });
  assert.equal(sent.status, 413);
  assertClear(JSON.parse(sent.text), "too_large");
  assert.deepEqual(await storedFiles(folder.path, project), []);
  const grown = await peakMemory(app.pid) - before;
  // V8 frees buffers late: 170 to 240 MB gather, however much is sent. Kept whole, it would be the
  // 512 MB of the limit at least.
  assert.ok(grown < 400e6, `the server grew by ${grown} bytes`);
  await assertSameServer(app);
});

Deno.test("A15: an upload that breaks off leaves nothing, and can be done again", async () => {
  await using folder = await temporaryFolder();
  await using app = await startApp(folder.path);
  const project = await makeProject(app.client);
  const { hostname, port, host } = new URL(app.url);
  const connection = await Deno.connect({ hostname, port: Number(port) });
  const head = [
    `POST ${project}/documents HTTP/1.1`,
    `Host: ${host}`,
    `Authorization: Bearer ${app.client.address.token}`,
    "Content-Type: multipart/form-data; boundary=edge",
    "Content-Length: 1000000",
    "",
    "--edge",
    'Content-Disposition: form-data; name="files"; filename="half.txt"',
    "",
    "x".repeat(100_000),
  ];
  await connection.write(new TextEncoder().encode(head.join("\r\n")));
  const lies = async (count: number) => (await storedFiles(folder.path, project)).length === count;
  while (!await lies(1)) await new Promise((next) => setTimeout(next, 10));
  connection.close();
  while (!await lies(0)) await new Promise((next) => setTimeout(next, 10));
  const [again] = await upload(app.client, project, [blob("x".repeat(900_000), "half.txt")]);
  assert.equal(again?.outcome, "added");
  await assertSameServer(app);
});

Deno.test("a dataset with broken lines: each is named, the rest is kept", async () => {
  await using folder = await temporaryFolder();
  await using app = await startApp(folder.path);
  const project = await makeProject(app.client);
  const lines = [
    '{"instruction": "Was ist Wasser?", "output": "H2O."}',
    '{"instruction": "torn',
    "[1, 2]",
    '{"instruction": "No answer"}',
    "",
    '{"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Ho"}]}',
    `{"instruction": "${"x".repeat(2_000_000)}", "output": "too long"}`,
    '{"instruction": "Was ist Salz?", "output": "NaCl."}',
  ];
  const bytes = new Uint8Array([
    ...new TextEncoder().encode(lines.join("\n")),
    ...[0x0a, 0xff, 0xfe, 0x80],
  ]);
  const job = await app.client.call<ShownJob>("POST", `${project}/rows/import`, { bytes });
  const { state, result } = await untilRest(app.client, job);
  assert.equal(state, "done");
  assert.deepEqual([result?.added, result?.refused], [3, 5]);
  const numbers = (result?.problems as { line: number }[]).map(({ line }) => line);
  assert.deepEqual([...new Set(numbers)].sort((a, b) => a - b), [2, 3, 4, 7, 9]);
  const { rows } = await app.client.call<{ rows: unknown[] }>("GET", `${project}/rows`);
  assert.equal(rows.length, 3);
  await assertSameServer(app);
});

Deno.test("a GGUF with a lying header is refused in words, at once", async () => {
  await using folder = await temporaryFolder();
  await using app = await startApp(folder.path);
  const lies = {
    "tensors.gguf": ggufHeader({ tensors: 2n ** 63n, values: 0n }),
    "values.gguf": ggufHeader({ tensors: 0n, values: 2n ** 40n }),
    "cut.gguf": smallGguf().subarray(0, 200),
    "text.gguf": new TextEncoder().encode("This is no model."),
    "empty.gguf": new Uint8Array(),
  };
  const before = await peakMemory(app.pid);
  for (const [name, bytes] of Object.entries(lies)) {
    const path = join(folder.path, name);
    await Deno.writeFile(path, bytes);
    const { english, german } = await refusals(
      app,
      (client) => client.call("POST", "/api/v1/models", { body: { path } }),
    );
    assertClear(english, english?.code ?? "");
    assertClear(german, english?.code ?? "");
    assert.match(english?.code ?? "", /gguf/);
  }
  assert.ok(await peakMemory(app.pid) - before < 100e6, "a lie costs memory");
  const { models } = await app.client.call<{ models: unknown[] }>("GET", "/api/v1/models");
  assert.equal(models.length, 1, "the starter model only");
  await assertSameServer(app);
});

Deno.test("without an engine a training is refused with what to do", async () => {
  await using folder = await temporaryFolder();
  await using app = await startApp(folder.path, { env: enginesIn(folder.path) });
  const project = await makeProject(app.client);
  const { english, german } = await refusals(
    app,
    (client) => client.call("POST", `${project}/runs`, { body: {} }),
  );
  assertClear(english, "training_blocked");
  assertClear(german, "training_blocked");
  assert.match(english?.message ?? "", /engine/i);
  await assertSameServer(app);
});

const noShell = Deno.build.os === "windows" ? "the pretended engine is a shell script" : null;

testUnless(
  noShell,
  "a trainer out of memory says what to make smaller, and its run resumes",
  async () => {
    await using folder = await temporaryFolder();
    const env = enginesIn(folder.path);
    await installEngine(env.LERNWERK_ENGINES, fakeTrainerPython({ oomAtStep: 15 }));
    await using app = await startApp(folder.path, { env });
    const training = { folder: folder.path, rows: 20, epochs: 3 };
    const { run } = await startTraining(app.client, training);
    const { state, error } = await untilRest(app.client, { id: run.jobId });
    assert.equal(state, "failed");
    assert.match(error?.code ?? "", /^out_of_memory_/);
    assertClear(error, error?.code ?? "");
    const german = await inGerman(app).call<ShownJob>("GET", `/api/v1/jobs/${run.jobId}`);
    assertClear(german.error, error?.code ?? "");
    assert.notEqual(german.error?.message, error?.message);
    await installEngine(env.LERNWERK_ENGINES, fakeTrainerPython());
    await app.client.call("POST", `/api/v1/runs/${run.id}`, { body: { action: "resume" } });
    assert.equal((await untilRest(app.client, { id: run.jobId })).state, "done");
    await assertSameServer(app);
  },
);

/** Magic, version 3 and the two counts: the beginning of every GGUF. */
function ggufHeader({ tensors, values }: { tensors: bigint; values: bigint }): Uint8Array {
  const bytes = new Uint8Array(24);
  bytes.set(new TextEncoder().encode("GGUF"));
  const view = new DataView(bytes.buffer);
  view.setUint32(4, 3, true);
  view.setBigUint64(8, tensors, true);
  view.setBigUint64(16, values, true);
  return bytes;
}

function enginesIn(folder: string): { LERNWERK_ENGINES: string } {
  return { LERNWERK_ENGINES: join(folder, "engines") };
}

/** The most memory that a process ever had, in bytes. */
async function peakMemory(pid: number): Promise<number> {
  const status = await Deno.readTextFile(`/proc/${pid}/status`).catch(() => "VmHWM: 0 kB");
  return 1024 * Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0);
}

function* repeated(piece: Uint8Array, times: number): Generator<Uint8Array> {
  for (let at = 0; at < times; at++) yield piece;
}

interface Form {
  name: string;
  pieces: Iterable<string | Uint8Array>;
  lang: string;
}

/** Sends a form piece by piece, without a length, until the server has answered. */
async function sendForm(
  { client: { address } }: AppProcess,
  project: string,
  { name, pieces, lang }: Form,
): Promise<{ status: number; text: string }> {
  const answer = Promise.withResolvers<{ status: number; text: string }>();
  const request = httpRequest(new URL(`${project}/documents`, address.url), {
    method: "POST",
    headers: {
      authorization: `Bearer ${address.token}`,
      "accept-language": lang,
      "content-type": "multipart/form-data; boundary=edge",
    },
  }, async (response) => {
    const text = (await response.toArray()).join("");
    answer.resolve({ status: response.statusCode ?? 0, text });
  });
  let isAnswered = false;
  answer.promise.finally(() => isAnswered = true);
  // What is written after the answer came is lost, and may say so.
  request.on("error", (error) => setTimeout(() => answer.reject(error), 1000));
  const head = `content-disposition: form-data; name="files"; filename="${name}"`;
  request.write(`--edge\r\n${head}\r\ncontent-type: text/plain\r\n\r\n`);
  for (const piece of pieces) {
    if (isAnswered) break;
    if (request.write(piece)) continue;
    const drained = new Promise((resolve) => request.once("drain", resolve));
    await Promise.race([drained, answer.promise]);
  }
  if (!isAnswered) request.end("\r\n--edge--\r\n");
  const told = await answer.promise;
  request.destroy();
  return told;
}
