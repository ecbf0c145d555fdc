import assert from "node:assert/strict";
import { join } from "node:path";
import { AppError, type ErrorCode, type ProjectId } from "@/core/contract/mod.ts";
import { makePdf } from "./testing/pdf_fixtures.ts";
import { openStudio, streamOf } from "./testing/studio.ts";

function isRefusal(code: ErrorCode) {
  return (error: unknown) => error instanceof AppError && error.code === code;
}

Deno.test("add() stores the file under its id and remembers what people see", async () => {
  await using studio = await openStudio();
  const { outcome, document } = await studio.add("Größe.md", "# Größe\n".repeat(500));
  assert.equal(outcome, "added");
  assert.deepEqual(await studio.fileNames(), [document.id]);
  const path = await studio.documents.filePath(document.id);
  assert.equal(await Deno.readTextFile(path), "# Größe\n".repeat(500));
  assert.equal((await Deno.stat(path)).mode! & 0o777, 0o600);
  assert.deepEqual(
    { name: document.name, bytes: document.bytes, format: document.format, state: document.state },
    { name: "Größe.md", bytes: 10 * 500, format: "md", state: "uploaded" },
  );
  assert.match(document.sha256, /^[\da-f]{64}$/);
});

Deno.test("add() recognises the format by content", async () => {
  await using studio = await openStudio();
  const { document } = await studio.add("a.txt", await makePdf([[{ text: "x" }]]));
  assert.equal(document.format, "pdf");
});

Deno.test("add() takes the same file twenty times at once for one document", async () => {
  await using studio = await openStudio();
  const uploads = Array.from({ length: 20 }, (_, at) => studio.add(`${at}.txt`, "the same text"));
  const outcomes = (await Promise.all(uploads)).map(({ outcome }) => outcome);
  assert.equal(outcomes.filter((outcome) => outcome === "added").length, 1);
  assert.equal(outcomes.filter((outcome) => outcome === "exists").length, 19);
  const [document, ...others] = await studio.documents.list(studio.projectId);
  assert.deepEqual(others, []);
  assert.deepEqual(await studio.fileNames(), [document!.id]);
});

Deno.test("add() keeps hostile names as text and never uses them on the disk", async () => {
  await using studio = await openStudio();
  const names = [
    "../../../etc/passwd",
    "a\\..\\b.txt",
    "%2e%2e%2fx",
    "CON",
    "a.pdf:ads",
    ".",
    "ends with dot.",
    "\u202etxt.exe",
    "u\u0308ber.txt",
    "-rf",
  ];
  for (const name of names) {
    const { document } = await studio.add(name, `content of ${name}`);
    assert.equal(document.name, name.normalize("NFC"));
  }
  for (const name of await studio.fileNames()) assert.match(name, /^[\da-f-]{36}$/);
  assert.deepEqual(await Array.fromAsync(Deno.readDir(studio.folder), ({ name }) => name), [
    "projects",
  ]);
});

Deno.test("add() shortens long names, cleans control characters, refuses NUL", async () => {
  await using studio = await openStudio();
  const { document } = await studio.add(`${"ä".repeat(300)}.pdf`, "long");
  assert.equal([...document.name].length, 255);
  assert.ok(document.name.endsWith("ää.pdf"));
  assert.equal((await studio.add("a\r\nb\x1b.txt", "lines")).document.name, "ab.txt");
  for (const name of ["a\0.txt", "", " \n"]) {
    await assert.rejects(studio.add(name, "x"), isRefusal("document_name_unusable"));
  }
});

Deno.test("add() refuses empty and foreign files and leaves nothing", async () => {
  await using studio = await openStudio();
  const empty = ["", "\ufeff", " \r\n\t\n", new Uint8Array([0xff, 0xfe]), new Uint8Array(50)];
  for (const content of empty) {
    await assert.rejects(studio.add("a.txt", content), isRefusal("document_empty"));
  }
  const program = new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0]);
  await assert.rejects(studio.add("a.pdf", program), isRefusal("document_format_unknown"));
  assert.deepEqual(await studio.fileNames(), []);
  assert.deepEqual(await studio.documents.list(studio.projectId), []);
});

Deno.test("add() stops at the limit, ends the stream and leaves nothing", async () => {
  await using studio = await openStudio();
  let [sent, isCancelled] = [0, false];
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 100_000;
      controller.enqueue(new Uint8Array(100_000).fill(65));
    },
    cancel: () => void (isCancelled = true),
  });
  const { ownerId, projectId } = studio;
  const upload = { ownerId, projectId, name: "a.txt", stream: endless, limitBytes: 1_000_000 };
  await assert.rejects(studio.documents.add(upload), isRefusal("too_large"));
  assert.ok(sent < 1_500_000, `${sent} bytes were taken`);
  assert.ok(isCancelled);
  assert.deepEqual(await studio.fileNames(), []);
});

Deno.test("add() leaves nothing of an upload that breaks off", async () => {
  await using studio = await openStudio();
  const broken = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new Uint8Array(1000).fill(65));
    },
    pull: (controller) => controller.error(new Error("the client is gone")),
  });
  const { ownerId, projectId } = studio;
  const upload = { ownerId, projectId, name: "a.txt", stream: broken, limitBytes: 1_000_000 };
  await assert.rejects(studio.documents.add(upload), isRefusal("document_upload_broken"));
  assert.deepEqual(await studio.fileNames(), []);
});

Deno.test("add() stops before the disk is full", async () => {
  let free = 1e9;
  await using studio = await openStudio({ freeBytes: () => Promise.resolve(free) });
  await studio.add("a.txt", "fits");
  free = 1e6;
  await assert.rejects(studio.add("b.txt", "does not"), isRefusal("disk_full"));
  assert.equal((await studio.fileNames()).length, 1);
});

Deno.test("add() names a disk that filled up while it wrote", async () => {
  await using studio = await openStudio();
  const full = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.error(new Error("No space left on device (os error 28)")),
  });
  const { ownerId, projectId } = studio;
  const upload = { ownerId, projectId, name: "a.txt", stream: full, limitBytes: 1_000_000 };
  await assert.rejects(studio.documents.add(upload), isRefusal("disk_full"));
});

Deno.test("add() refuses a project that does not exist", async () => {
  await using studio = await openStudio();
  const upload = {
    ownerId: studio.ownerId,
    projectId: crypto.randomUUID() as ProjectId,
    name: "a.txt",
    stream: streamOf("x"),
    limitBytes: 1000,
  };
  await assert.rejects(studio.documents.add(upload), isRefusal("project_not_found"));
});

Deno.test("tidy() removes leftovers of earlier uploads and nothing else", async () => {
  await using studio = await openStudio();
  const { document } = await studio.add("a.txt", "stays");
  const left = [`${crypto.randomUUID()}.part`, crypto.randomUUID(), "somebody's notes.txt"];
  for (const name of left) await Deno.writeTextFile(join(studio.filesFolder, name), "x");
  await studio.documents.tidy();
  assert.deepEqual(
    (await studio.fileNames()).sort(),
    [document.id, "somebody's notes.txt"].sort(),
  );
});
