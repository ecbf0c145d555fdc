import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { TextReader, Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from "@zip.js/zip.js";
import { AppError, type ErrorCode, type LeftOutFile } from "@/core/contract/mod.ts";
import type { Upload } from "./add_document.ts";
import { makeDocx, makeZip } from "./testing/docx_fixtures.ts";
import { makePdf } from "./testing/pdf_fixtures.ts";
import { openStudio, streamOf, type Studio } from "./testing/studio.ts";

async function addArchive(
  { documents, ownerId, projectId }: Studio,
  content: Uint8Array,
  { limitBytes = 1e8, ...more }: Partial<Pick<Upload, "limitBytes" | "signal" | "onLeftOut">> = {},
) {
  const stream = streamOf(content, 10_000);
  return await documents.addFile({
    ownerId,
    projectId,
    name: "a.zip",
    stream,
    limitBytes,
    ...more,
  });
}

async function assertRefused(studio: Studio, content: Uint8Array, code: ErrorCode): Promise<void> {
  await assert.rejects(
    addArchive(studio, content),
    (error) => error instanceof AppError && error.code === code,
    code,
  );
  assert.deepEqual(await studio.fileNames(), []);
}

/** An archive of whatever contents. */
async function zipOf(parts: Record<string, Uint8Array | string>, password?: string) {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
  for (const [name, content] of Object.entries(parts)) {
    const reader = typeof content === "string"
      ? new TextReader(content)
      : new Uint8ArrayReader(content);
    await writer.add(name, reader, password === undefined ? {} : { password });
  }
  return await writer.close();
}

Deno.test("addFile() makes a document of each file in an archive, under the archive's name and its path there", async () => {
  await using studio = await openStudio();
  const pdf = await makePdf([[{ text: "Seite" }]]);
  const archive = await zipOf({
    "Physik/Woche 1/a.txt": "Eins.",
    "Physik/übung.md": "# Zwei",
    "Physik/b.pdf": pdf,
    "Physik/c.docx": await makeDocx(),
    "Physik/leer/": "",
    "Physik/bild.png": "kein Bild",
    "__MACOSX/Physik/._a.txt": "x",
    "Physik/.git/config.txt": "x",
  });
  const left: string[] = [];
  const onLeftOut = ({ name, reason }: LeftOutFile) => void left.push(`${name}: ${reason}`);
  const outcomes = await addArchive(studio, archive, { onLeftOut });
  assert.deepEqual(left, [
    "a.zip/Physik/bild.png: kind",
    "a.zip/__MACOSX: hidden",
    "a.zip/Physik/.git: hidden",
  ]);
  assert.deepEqual(
    outcomes.map(({ document }) => document?.name),
    outcomes.map(({ file }) => file),
  );
  assert.deepEqual(
    outcomes.map(({ file, outcome, document }) => [file, outcome, document?.format]),
    [
      ["a.zip/Physik/Woche 1/a.txt", "added", "txt"],
      ["a.zip/Physik/übung.md", "added", "md"],
      ["a.zip/Physik/b.pdf", "added", "pdf"],
      ["a.zip/Physik/c.docx", "added", "docx"],
    ],
  );
  const { sha256, bytes } = outcomes[2]!.document!;
  assert.equal(bytes, pdf.length);
  const path = await studio.documents.filePath(outcomes[2]!.document!.id);
  assert.deepEqual(await Deno.readFile(path), pdf);
  assert.match(sha256, /^[\da-f]{64}$/);
  assert.equal((await studio.fileNames()).length, 4, "nothing else is left in the folder");
});

Deno.test("addFile() says of each file of an archive what became of it", async () => {
  await using studio = await openStudio();
  await studio.add("known.txt", "Bekannt.");
  const archive = await zipOf({
    "a.txt": "Neu.",
    "again.txt": "Neu.",
    "known.md": "Bekannt.",
    "empty.txt": "",
    "large.txt": "x".repeat(2000),
    "program.pdf": new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0]),
    "inner.zip": await makeZip({ "b.txt": "Innen." }),
    "last.txt": "Ende.",
  });
  const outcomes = await addArchive(studio, archive, { limitBytes: archive.length });
  assert.deepEqual(
    outcomes.map(({ file, outcome, error }) => [file, outcome, error?.code ?? null]),
    [
      ["a.zip/a.txt", "added", null],
      ["a.zip/again.txt", "exists", null],
      ["a.zip/known.md", "exists", null],
      ["a.zip/empty.txt", "failed", "document_empty"],
      ["a.zip/large.txt", "failed", "too_large"],
      ["a.zip/program.pdf", "failed", "document_format_unknown"],
      ["a.zip/inner.zip", "failed", "document_is_archive"],
      ["a.zip/last.txt", "added", null],
    ],
  );
});

Deno.test("addFile() refuses archives that are built to harm, and keeps nothing of them", async () => {
  await using studio = await openStudio();
  const good = await zipOf({ "a.txt": "gut", "b.txt": "gut" });
  const twice = Buffer.from(good);
  for (let at = 0; (at = twice.indexOf("b.txt", at)) >= 0;) twice.write("a.txt", at);
  for (
    const name of ["../evil.txt", "/etc/evil.txt", "C:/evil.txt", "a/../../evil.txt", "a\\b.txt"]
  ) {
    await assertRefused(
      studio,
      await zipOf({ "good.txt": "x", [name]: "evil" }),
      "document_unsafe",
    );
  }
  await assertRefused(studio, new Uint8Array(twice), "document_unsafe");
  await assertRefused(studio, await zipOf({ "bomb.txt": "0".repeat(3e6) }), "document_bomb");
  await assertRefused(studio, good.subarray(0, good.length - 30), "document_damaged");
  await assertRefused(studio, await zipOf({}), "document_archive_empty");
  await assertRefused(studio, await zipOf({ "a.png": "x" }), "document_archive_empty");
});

Deno.test("addFile() names the files of an archive that need a password", async () => {
  await using studio = await openStudio();
  const outcomes = await addArchive(studio, await zipOf({ "a.txt": "geheim" }, "word"));
  assert.deepEqual(outcomes.map(({ error }) => error?.code), ["document_encrypted"]);
  assert.deepEqual(await studio.fileNames(), []);
});

Deno.test("addFile() goes on with what came before a part that lies about its size", async () => {
  await using studio = await openStudio();
  const archive = (await zipOf({ "a.txt": "ehrlich", "b.txt": "0".repeat(90_000) })).slice();
  const view = new DataView(archive.buffer);
  const directory = Buffer.from(archive.buffer).lastIndexOf("PK\x01\x02");
  view.setUint32(directory + 24, 1000, true);
  const outcomes = await addArchive(studio, archive);
  assert.deepEqual(outcomes[0]?.outcome, "added");
  assert.deepEqual(outcomes.slice(1).map(({ outcome }) => outcome), ["failed"]);
  assert.equal((await studio.fileNames()).length, 1);
});

Deno.test("addFile() says what came before the disk was full, and what did not fit", async () => {
  let looks = 0;
  // It is looked at for the archive, then for each file of it.
  const freeBytes = () => Promise.resolve(++looks > 2 ? 0 : 1e12);
  await using studio = await openStudio({ freeBytes });
  const archive = await zipOf({ "a.txt": "Eins.", "b.txt": "Zwei.", "c.txt": "Drei." });
  const outcomes = await addArchive(studio, archive);
  assert.deepEqual(
    outcomes.map(({ file, outcome, error }) => [file, outcome, error?.code ?? null]),
    [["a.zip/a.txt", "added", null], ["a.zip/b.txt", "failed", "disk_full"]],
  );
  assert.equal((await studio.fileNames()).length, 1);
  await assert.rejects(
    addArchive(studio, archive),
    (error) => error instanceof AppError && error.code === "disk_full",
  );
});

Deno.test("addFile() ends in the middle of an archive when nobody waits any more", async () => {
  await using studio = await openStudio();
  const stop = new AbortController();
  stop.abort("gone");
  const adding = addArchive(studio, await zipOf({ "a.txt": "Eins." }), { signal: stop.signal });
  await assert.rejects(adding, (reason) => reason === "gone");
  assert.deepEqual(await studio.fileNames(), []);
});

Deno.test("add() takes no archive", async () => {
  await using studio = await openStudio();
  const adding = studio.add("a.zip", await makeZip({ "a.txt": "x" }));
  await assert.rejects(
    adding,
    (error) => error instanceof AppError && error.code === "document_is_archive",
  );
});
