import assert from "node:assert/strict";
import type { ProjectId } from "@/core/contract/mod.ts";
import { openMemoryStorage } from "@/core/storage/mod.ts";
import { createSettings } from "./mod.ts";

async function emptySettings() {
  const storage = await openMemoryStorage();
  return { ...createSettings(storage.db), [Symbol.asyncDispose]: storage.close };
}

const project = "p" as ProjectId;

Deno.test("read() gives the defaults where nothing is set", async () => {
  await using settings = await emptySettings();
  const { chunkTokens, chunkOverlap, uploadLimitBytes } = await settings.read();
  assert.deepEqual([chunkTokens, chunkOverlap, uploadLimitBytes], [512, 50, 512e6]);
});

Deno.test("change() for a project overrides the global value and leaves it alone", async () => {
  await using settings = await emptySettings();
  await settings.change({ chunkTokens: 256 });
  await settings.change({ chunkTokens: 128 }, project);
  assert.equal((await settings.read()).chunkTokens, 256);
  assert.equal((await settings.read(project)).chunkTokens, 128);
  await settings.change({ chunkTokens: null }, project);
  assert.equal((await settings.read(project)).chunkTokens, 256);
});

Deno.test("change() takes a model server of this computer only, or none", async () => {
  await using settings = await emptySettings();
  for (const modelServerUrl of ["http://127.0.0.1:8080", "http://localhost:1/v1", ""]) {
    assert.equal((await settings.change({ modelServerUrl })).modelServerUrl, modelServerUrl);
  }
  for (const modelServerUrl of ["http://10.0.0.1:8080", "https://localhost", "nowhere"]) {
    await assert.rejects(settings.change({ modelServerUrl }), { code: "bad_input" });
  }
});

Deno.test("change() refuses unknown names and bad values and changes nothing", async () => {
  await using settings = await emptySettings();
  await assert.rejects(settings.change({ chunkToken: 5 }), { code: "bad_input" });
  await assert.rejects(settings.change({ threads: 2, chunkOverlap: 600 }), { code: "bad_input" });
  assert.equal((await settings.read()).threads, 0);
});
