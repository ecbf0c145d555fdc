import assert from "node:assert/strict";
import { join } from "node:path";
import { findBaseGguf, makeBaseGguf } from "./base_gguf.ts";
import type { Convert } from "./mod.ts";

async function withBase(use: (base: Parameters<typeof findBaseGguf>[0]) => Promise<void>) {
  const folder = await Deno.makeTempDir();
  try {
    const cache_dir = join(folder, "cache");
    await Deno.mkdir(join(folder, "model"));
    await Deno.writeTextFile(join(folder, "model", "model.safetensors"), "weights");
    await use({ kind: "safetensors", path: join(folder, "model"), cache_dir, family: null });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("findBaseGguf() is the model itself where that is a GGUF", async () => {
  const base = { kind: "gguf", path: "/a.gguf", cache_dir: "/cache", family: null } as const;
  assert.equal(await findBaseGguf(base), "/a.gguf");
});

Deno.test("makeBaseGguf() converts a safetensors model once, with an adapter that is empty", async () => {
  await withBase(async (base) => {
    const asked: unknown[] = [];
    const convert: Convert = async ({ adapterFolder, outputs, systemPrompt }) => {
      const weights = await Deno.readFile(join(adapterFolder, "adapter_model.safetensors"));
      asked.push([new TextDecoder().decode(weights.slice(8)), weights[0], systemPrompt]);
      await Deno.writeTextFile(outputs["gguf-f16"] ?? "", "converted");
    };
    const { signal } = new AbortController();
    const request = { base, convert, exportId: "a", signal, onLog: () => {} };
    assert.equal(await findBaseGguf(base), null);
    await makeBaseGguf(request);
    await makeBaseGguf(request);
    assert.deepEqual(asked, [["{}", 2, null]]);
    const path = await findBaseGguf(base) ?? assert.fail("it was not kept");
    assert.equal(await Deno.readTextFile(path), "converted");
    const left = await Array.fromAsync(Deno.readDir(base.cache_dir));
    assert.match(left.map(({ name }) => name).join(" "), /^base-f16-[0-9a-f]{16}\.gguf$/);
  });
});

Deno.test("makeBaseGguf() converts a folder again that has changed, and keeps one result", async () => {
  await withBase(async (base) => {
    let made = 0;
    const convert: Convert = ({ outputs }) =>
      Deno.writeTextFile(outputs["gguf-f16"] ?? "", `conversion ${++made}`);
    const { signal } = new AbortController();
    const request = { base, convert, exportId: "a", signal, onLog: () => {} };
    await makeBaseGguf(request);
    await Deno.writeTextFile(join(base.path, "model.safetensors"), "other weights");
    assert.equal(await findBaseGguf(base), null);
    await makeBaseGguf(request);
    const path = await findBaseGguf(base) ?? assert.fail("it was not kept");
    assert.equal(await Deno.readTextFile(path), "conversion 2");
    assert.equal((await Array.fromAsync(Deno.readDir(base.cache_dir))).length, 1);
  });
});

Deno.test("makeBaseGguf() says that the folder is gone", async () => {
  await withBase(async (base) => {
    await Deno.remove(base.path, { recursive: true });
    const convert: Convert = () => assert.fail("nothing to convert");
    const { signal } = new AbortController();
    assert.equal(await findBaseGguf(base), null);
    const making = makeBaseGguf({ base, convert, exportId: "a", signal, onLog: () => {} });
    await assert.rejects(making, { code: "model_missing" });
  });
});

Deno.test("makeBaseGguf() leaves nothing when it fails", async () => {
  await withBase(async (base) => {
    const convert: Convert = () => Promise.reject(new Error("broken"));
    const { signal } = new AbortController();
    const request = { base, convert, exportId: "a", signal, onLog: () => {} };
    await assert.rejects(makeBaseGguf(request), { message: "broken" });
    assert.deepEqual(await Array.fromAsync(Deno.readDir(base.cache_dir)), []);
  });
});
