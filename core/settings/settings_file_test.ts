import assert from "node:assert/strict";
import { openMemoryStorage } from "@/core/storage/mod.ts";
import { createSettings } from "./settings.ts";
import { exportSettings, importSettings } from "./settings_file.ts";

async function emptySettings() {
  const storage = await openMemoryStorage();
  return { ...createSettings(storage.db), [Symbol.asyncDispose]: storage.close };
}

const file = (settings: Record<string, string | number | boolean | null>) =>
  ({ lernwerk: "settings", schema: 1, settings }) as const;

Deno.test("exportSettings() and importSettings() carry every setting over", async () => {
  await using here = await emptySettings();
  await using there = await emptySettings();
  await here.change({ threads: 3, hyperEpochs: 7, generatorSystemPrompt: "Nur {topic}." });
  const exported = JSON.parse(JSON.stringify(await exportSettings(here)));
  const { applied, refused, unknown } = await importSettings(there, exported, "en");
  assert.deepEqual([refused, unknown], [[], []]);
  assert.ok(applied.includes("hyperEpochs"));
  assert.deepEqual(await there.read(), await here.read());
});

Deno.test("importSettings() takes what fits and says what does not", async () => {
  await using settings = await emptySettings();
  await settings.change({ threads: 2 });
  const result = await importSettings(
    settings,
    file({ threads: 999, forceCpu: true, openRouterKey: "sk-or-1", hyperLoraRank: 7 }),
    "en",
  );
  assert.deepEqual(result.applied, ["forceCpu"]);
  assert.deepEqual(result.refused.map(({ name }) => name), ["threads", "hyperLoraRank"]);
  assert.deepEqual(result.unknown, ["openRouterKey"]);
  const { threads, forceCpu } = await settings.read();
  assert.deepEqual([threads, forceCpu], [2, true]);
});

Deno.test("importSettings() refuses a pair that contradicts itself, and takes the rest", async () => {
  await using settings = await emptySettings();
  const result = await importSettings(settings, file({ chunkTokens: 40, threads: 1 }), "en");
  assert.deepEqual(result.applied, ["threads"]);
  assert.deepEqual(result.refused.map(({ name }) => name), ["chunkTokens"]);
  assert.equal((await settings.read()).chunkTokens, 512);
});

Deno.test("importSettings() takes null for what is left to the model's size", async () => {
  await using settings = await emptySettings();
  await settings.change({ hyperEpochs: 4 });
  await importSettings(settings, file({ hyperEpochs: null }), "en");
  assert.equal((await settings.read()).hyperEpochs, null);
});

Deno.test("importSettings() gives its reasons in the language of who asks", async () => {
  await using settings = await emptySettings();
  const reasonsIn = async (lang: "de" | "en") =>
    (await importSettings(settings, file({ threads: 999, chunkTokens: 40 }), lang)).refused
      .map(({ reason }) => reason);
  assert.deepEqual(await reasonsIn("de"), [
    "Zu groß: erwartet, dass number <=256 ist",
    "Die Überlappung (50 Token) muss kleiner sein als die Länge eines Abschnitts (40 Token).",
  ]);
  assert.deepEqual(await reasonsIn("en"), [
    "Too big: expected number to be <=256",
    "The overlap (50 tokens) must be smaller than the length of a chunk (40 tokens).",
  ]);
});
