import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { AppError, type ErrorCode } from "@/core/contract/mod.ts";
import { makeZip } from "../../testing/docx_fixtures.ts";
import { openArchive } from "./archive.ts";

async function assertRefused(bytes: Uint8Array, code: ErrorCode): Promise<void> {
  const read = async () => await (await openArchive(bytes)).read("a.txt");
  await assert.rejects(read, (error) => error instanceof AppError && error.code === code);
}

/** Replaces one text of the archive's headers; both have the same length. */
function patched(bytes: Uint8Array, from: string, { to, last }: { to: string; last?: boolean }) {
  const copy = Buffer.from(bytes);
  const at = last ? copy.lastIndexOf(from) : copy.indexOf(from);
  copy.write(to, at, "latin1");
  return new Uint8Array(copy);
}

Deno.test("openArchive() reads parts by their names", async () => {
  const archive = await openArchive(await makeZip({ "a.txt": "Größe", "b/c.txt": "" }));
  assert.equal(new TextDecoder().decode((await archive.read("a.txt"))!), "Größe");
  assert.equal((await archive.read("b/c.txt"))!.length, 0);
  assert.equal(await archive.read("missing"), null);
});

Deno.test("openArchive() refuses two parts of one name", async () => {
  const bytes = await makeZip({ "a.txt": "1", "b.txt": "2" });
  const local = patched(bytes, "b.txt", { to: "a.txt" });
  await assertRefused(patched(local, "b.txt", { to: "a.txt", last: true }), "document_unsafe");
});

Deno.test("openArchive() refuses a part whose own header contradicts the directory", async () => {
  const bytes = await makeZip({ "a.txt": "content" });
  await assertRefused(patched(bytes, "a.txt", { to: "x.txt" }), "document_unsafe");
});

Deno.test("openArchive() refuses links", async () => {
  const bytes = (await makeZip({ "a.txt": "/etc/passwd" })).slice();
  const view = new DataView(bytes.buffer);
  const directory = Buffer.from(bytes.buffer).lastIndexOf("PK\x01\x02");
  // External attributes: the Unix mode of a symbolic link (APPNOTE 4.3.12).
  view.setUint32(directory + 38, (0o120777 << 16) >>> 0, true);
  await assertRefused(bytes, "document_unsafe");
});

Deno.test("openArchive() refuses more parts than any document has", async () => {
  const parts = Object.fromEntries(Array.from({ length: 10_001 }, (_, at) => [`${at}`, ""]));
  await assertRefused(await makeZip(parts), "document_bomb");
});

Deno.test("openArchive() refuses what is damaged", async () => {
  const bytes = await makeZip({
    "a.txt": "a longer content, so that there is something to damage",
  });
  const damaged = bytes.slice();
  damaged.fill(0xff, 40, 60);
  await assertRefused(damaged, "document_damaged");
  await assertRefused(new Uint8Array(100), "document_damaged");
});
