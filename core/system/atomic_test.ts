import assert from "node:assert/strict";
import { join } from "node:path";
import { atomicWrite, atomicWriteParts } from "./mod.ts";

Deno.test("atomicWrite() replaces a file and leaves nothing else", async () => {
  const folder = await Deno.makeTempDir();
  const path = join(folder, "settings.json");
  await atomicWrite(path, "old");
  await atomicWrite(path, new TextEncoder().encode("new"));
  assert.equal(await Deno.readTextFile(path), "new");
  assert.deepEqual(Array.from(Deno.readDirSync(folder), (entry) => entry.name), ["settings.json"]);
  assert.equal((await Deno.stat(path)).mode! & 0o777, 0o600);
  await Deno.remove(folder, { recursive: true });
});

Deno.test("atomicWrite() leaves the old content when the new cannot be put in place", async () => {
  const folder = await Deno.makeTempDir();
  const path = join(folder, "target");
  await Deno.mkdir(join(path, "inner"), { recursive: true });
  await assert.rejects(atomicWrite(path, "new"));
  assert.deepEqual(Array.from(Deno.readDirSync(folder), (entry) => entry.name), ["target"]);
  await Deno.remove(folder, { recursive: true });
});

Deno.test("atomicWriteParts() puts the parts together, and keeps the old when one cannot be had", async () => {
  const folder = await Deno.makeTempDir();
  const path = join(folder, "vectors.bin");
  const parts = ["old ", "content"].map((text) => new TextEncoder().encode(text));
  await atomicWriteParts(path, parts, { replace: (temporary) => Deno.renameSync(temporary, path) });
  assert.equal(await Deno.readTextFile(path), "old content");
  await assert.rejects(atomicWriteParts(path, brokenParts()), /cannot be read/);
  assert.equal(await Deno.readTextFile(path), "old content");
  assert.deepEqual(Array.from(Deno.readDirSync(folder), (entry) => entry.name), ["vectors.bin"]);
  await Deno.remove(folder, { recursive: true });
});

function* brokenParts(): Generator<Uint8Array> {
  yield new TextEncoder().encode("new");
  throw new Error("cannot be read");
}
