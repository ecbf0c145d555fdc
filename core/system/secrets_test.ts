import assert from "node:assert/strict";
import { join } from "node:path";
import { createSecretBox } from "./secrets.ts";

async function inFolder(work: (keyPath: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await work(join(folder, "secret.key"));
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("seal() hides a text that open() shows, also after a restart", () =>
  inFolder(async (keyPath) => {
    const sealed = await createSecretBox({ keyPath }).seal("sk-or-Grün-1234", "a");
    assert.ok(!atob(sealed).includes("1234"));
    assert.equal(await createSecretBox({ keyPath }).open(sealed, "a"), "sk-or-Grün-1234");
    if (Deno.build.os !== "windows") {
      assert.equal((await Deno.stat(keyPath)).mode! & 0o777, 0o600);
    }
  }));

Deno.test("seal() never closes the same text the same way", () =>
  inFolder(async (keyPath) => {
    const box = createSecretBox({ keyPath });
    assert.notEqual(await box.seal("same", "a"), await box.seal("same", "a"));
  }));

Deno.test("open() gives nothing for another place, changed bytes or another key", () =>
  inFolder(async (keyPath) => {
    const box = createSecretBox({ keyPath });
    const sealed = await box.seal("text", "a");
    const bytes = Uint8Array.fromBase64(sealed);
    bytes[bytes.length - 1]! ^= 1;
    assert.equal(await box.open(sealed, "b"), null);
    assert.equal(await box.open(bytes.toBase64(), "a"), null);
    assert.equal(await box.open("no base64 !", "a"), null);
    await Deno.remove(keyPath);
    assert.equal(await createSecretBox({ keyPath }).open(sealed, "a"), null);
    await createSecretBox({ keyPath }).seal("other", "a");
    assert.equal(await createSecretBox({ keyPath }).open(sealed, "a"), null);
  }));
