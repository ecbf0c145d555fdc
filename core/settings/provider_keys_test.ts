import assert from "node:assert/strict";
import { join } from "node:path";
import { openMemoryStorage } from "@/core/storage/mod.ts";
import { createSecretBox, createTestClock } from "@/core/system/mod.ts";
import { createProviderKeys } from "./provider_keys.ts";

async function withKeys(
  work: (place: {
    keys: ReturnType<typeof createProviderKeys>;
    keyPath: string;
    storage: Awaited<ReturnType<typeof openMemoryStorage>>;
    again: () => ReturnType<typeof createProviderKeys>;
  }) => Promise<void>,
): Promise<void> {
  const folder = await Deno.makeTempDir();
  const storage = await openMemoryStorage();
  const keyPath = join(folder, "secret.key");
  const clock = createTestClock();
  const again = () =>
    createProviderKeys({ db: storage.db, clock, box: createSecretBox({ keyPath }) });
  try {
    await work({ keys: again(), keyPath, storage, again });
  } finally {
    await storage.close();
    await Deno.remove(folder, { recursive: true });
  }
}

const canary = "sk-or-v1-canary-0123456789abcd";

Deno.test("set() keeps a key of which list() shows four characters and the table none", () =>
  withKeys(async ({ keys, storage, again }) => {
    assert.deepEqual((await keys.list()).map(({ state }) => state), [
      "missing",
      "missing",
      "missing",
    ]);
    const set = await keys.set("openrouter", canary);
    assert.deepEqual(set, { provider: "openrouter", state: "set", lastFour: "abcd" });
    const rows = await storage.db.selectFrom("secrets").selectAll().execute();
    assert.ok(!JSON.stringify(rows).includes("canary"));
    assert.equal(await again().reveal("openrouter"), canary);
    assert.equal(await keys.reveal("anthropic"), null);
  }));

Deno.test("set() replaces a key, and remove() forgets it", () =>
  withKeys(async ({ keys }) => {
    await keys.set("openai", canary);
    const short = await keys.set("openai", "short-key");
    assert.deepEqual([short.state, short.lastFour], ["set", null]);
    assert.equal((await keys.remove("openai")).state, "missing");
    assert.equal(await keys.reveal("openai"), null);
  }));

Deno.test("list() says which keys another key file closed, or that stand in another row", () =>
  withKeys(async ({ keys, keyPath, storage, again }) => {
    await keys.set("openrouter", canary);
    await storage.db.updateTable("secrets").set({ name: "provider:openai" }).execute();
    const stateOf = async (provider: string) =>
      (await again().list()).find((key) => key.provider === provider)?.state;
    assert.equal(await stateOf("openai"), "unreadable");
    await keys.set("openrouter", canary);
    await Deno.remove(keyPath);
    assert.equal(await stateOf("openrouter"), "unreadable");
    assert.equal(await again().reveal("openrouter"), null);
  }));
