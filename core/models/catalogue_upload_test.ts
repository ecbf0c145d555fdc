import assert from "node:assert/strict";
import { join } from "node:path";
import { createAccess } from "@/core/access/mod.ts";
import type { PersonId } from "@/core/contract/mod.ts";
import { openMemoryStorage } from "@/core/storage/mod.ts";
import { createTestClock } from "@/core/system/mod.ts";
import { createCatalogue } from "./catalogue.ts";
import { smallGguf } from "./gguf/testing/small_gguf.ts";
import type { IncomingModelFile, Receiving } from "./receive_model.ts";

interface Place {
  catalogue: ReturnType<typeof createCatalogue>;
  ownerId: PersonId;
  uploads: string;
  clock: ReturnType<typeof createTestClock>;
  upload: (
    files: Record<string, Uint8Array>,
    receiving?: Partial<Receiving>,
  ) => ReturnType<ReturnType<typeof createCatalogue>["upload"]>;
}

async function withCatalogue(work: (place: Place) => Promise<void>): Promise<void> {
  const { db, close } = await openMemoryStorage();
  const folder = await Deno.makeTempDir();
  const clock = createTestClock();
  const { ownerId } = await createAccess({ db, clock, dataFolder: folder });
  const uploads = join(folder, "added");
  const catalogue = createCatalogue({
    db,
    clock,
    fetch: () => Promise.reject(new TypeError("connection refused")),
    ollamaAddress: () => "http://127.0.0.1:9",
    starterPath: () => Promise.resolve(null),
    uploadsFolder: uploads,
  });
  const usual = { limitBytes: 1e6, announcedBytes: 0, free: () => Promise.resolve(1e12) };
  try {
    await work({
      catalogue,
      ownerId,
      uploads,
      clock,
      upload: (files, receiving = {}) =>
        catalogue.upload(ownerId, { ...usual, ...receiving }, sending(files)),
    });
  } finally {
    await close();
    await Deno.remove(folder, { recursive: true });
  }
}

/** Hands files over as a form does. */
function sending(files: Record<string, Uint8Array>) {
  return async (onFile: (file: IncomingModelFile) => Promise<void>) => {
    for (const [fileName, bytes] of Object.entries(files)) {
      await onFile({ fileName, stream: ReadableStream.from([bytes]) });
    }
  };
}

function names(folder: string): string[] {
  return [...Deno.readDirSync(folder)].map(({ name }) => name);
}

const weights = (() => {
  const header = { a: { dtype: "F32", shape: [4], data_offsets: [0, 16] } };
  const json = new TextEncoder().encode(JSON.stringify(header));
  const bytes = new Uint8Array(8 + json.length + 16);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(json.length), true);
  bytes.set(json, 8);
  return bytes;
})();
const config = new TextEncoder().encode(JSON.stringify({ model_type: "llama" }));

Deno.test("upload() takes in a GGUF, which goes for good only after it was taken out", () =>
  withCatalogue(async ({ catalogue, uploads, upload }) => {
    const model = await upload({ "C:\\models\\Mein Modell.gguf": smallGguf() });
    assert.deepEqual([model.name, model.source, model.state], ["Mein Modell", "file", "ready"]);
    assert.equal((await catalogue.inspect(model.id)).isUploaded, true);
    await catalogue.uploaded.purge("9999");
    assert.equal((await catalogue.get(model.id)).state, "ready");
    await catalogue.forget(model.id);
    await assert.rejects(catalogue.get(model.id), { code: "base_model_not_found" });
    assert.equal(await catalogue.uploaded.removedBytes(), smallGguf().length);
    assert.equal((await catalogue.restore(model.id)).state, "ready");
    await catalogue.forget(model.id);
    await catalogue.uploaded.purge("9999");
    assert.deepEqual(names(uploads), []);
    await assert.rejects(catalogue.restore(model.id), { code: "base_model_not_found" });
  }));

Deno.test("upload() takes in the files of a safetensors folder and passes others over", () =>
  withCatalogue(async ({ upload }) => {
    const model = await upload({
      "tiny/config.json": config,
      "tiny/model.safetensors": weights,
      "tiny/.gitattributes": config,
    });
    assert.deepEqual([model.name, model.source, model.parameters], ["tiny", "folder", 4]);
    assert.deepEqual(names(model.path!).toSorted(), ["config.json", "model.safetensors"]);
  }));

Deno.test("upload() leaves nothing behind of what it refuses", () =>
  withCatalogue(async ({ uploads, upload }) => {
    const gguf = smallGguf();
    const refused: [string, Parameters<typeof upload>][] = [
      ["model_upload_empty", [{ "notes.docx": gguf }]],
      ["model_upload_mixed", [{ "a.gguf": gguf, "b.gguf": gguf }]],
      ["model_upload_mixed", [{ "config.json": config, "b.gguf": gguf }]],
      ["model_brings_code", [{ "config.json": config, "modeling.py": config }]],
      ["gguf_unreadable", [{ "a.gguf": new Uint8Array(50) }]],
      ["safetensors_unreadable", [{ "config.json": config }]],
      ["too_large", [{ "a.gguf": gguf }, { limitBytes: 100 }]],
      ["too_large", [{}, { announcedBytes: 2e6 }]],
      ["disk_full", [{}, { announcedBytes: 5e5, free: () => Promise.resolve(1e6) }]],
      ["disk_full", [{ "a.gguf": gguf }, { free: () => Promise.resolve(1e6) }]],
    ];
    for (const [code, args] of refused) {
      await assert.rejects(upload(...args), { code }, code);
      const left = await Deno.stat(uploads).then(() => names(uploads), () => []);
      assert.deepEqual(left, [], code);
    }
  }));

Deno.test("tidy() removes an uploaded model that was taken out too long ago to be brought back", () =>
  withCatalogue(async ({ catalogue, clock, uploads, upload }) => {
    const { id } = await upload({ "a.gguf": smallGguf() });
    await catalogue.forget(id);
    await catalogue.uploaded.tidy();
    assert.equal(names(uploads).length, 1);
    clock.advance(8 * 24 * 60 * 60 * 1000);
    await catalogue.uploaded.tidy();
    assert.deepEqual(names(uploads), []);
  }));

Deno.test("upload() that breaks off leaves nothing, and tidy() clears up after a crash", () =>
  withCatalogue(async ({ catalogue, ownerId, uploads }) => {
    const receiving = { limitBytes: 1e6, announcedBytes: 0, free: () => Promise.resolve(1e12) };
    const broken = catalogue.upload(ownerId, receiving, async (onFile) => {
      await onFile({ fileName: "a.gguf", stream: ReadableStream.from([smallGguf().slice(0, 9)]) });
      throw new TypeError("the sender is gone");
    });
    await assert.rejects(broken, /sender is gone/);
    assert.deepEqual(names(uploads), []);
    await Deno.mkdir(join(uploads, "x.part"));
    await catalogue.uploaded.tidy();
    assert.deepEqual(names(uploads), []);
  }));

Deno.test("inspect() and tensors() tell what a file says", () =>
  withCatalogue(async ({ catalogue, upload }) => {
    const { id } = await upload({ "a.gguf": smallGguf({ template: "{{ x }}" }) });
    const inspection = await catalogue.inspect(id);
    const value = (key: string) => inspection.values.find((entry) => entry.key === key);
    assert.deepEqual(value("general.languages"), {
      key: "general.languages",
      type: "list",
      value: '"en", "de"',
      length: 2,
    });
    assert.deepEqual(value("llama.context_length")?.value, "2048");
    assert.deepEqual([inspection.tensorCount, inspection.tensorTypes], [1, [
      { type: "F32", count: 1, bytes: 256 },
    ]]);
    assert.equal(inspection.tokenizer?.vocabulary, 3);
    const page = { offset: 0, limit: 10, search: "BLK" };
    assert.deepEqual(await catalogue.tensors(id, page), {
      total: 1,
      tensors: [{ name: "blk.0.w", type: "F32", shape: [2, 32], elements: 64, bytes: 256 }],
    });
    assert.equal((await catalogue.tensors(id, { ...page, search: "nothing" })).total, 0);
  }));

Deno.test("inspect() of a folder tells what its configuration and its weights say", () =>
  withCatalogue(async ({ catalogue, upload }) => {
    const text = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
    const { id } = await upload({
      "tiny/config.json": text({ model_type: "llama", layers: [1, 2], rope: { a: "x" } }),
      "tiny/tokenizer_config.json": text({ eos_token: { content: "</s>" }, bos_token: "<s>" }),
      "tiny/model.safetensors": weights,
    });
    const { values, tensorTypes, tokenizer, stopTokens, files } = await catalogue.inspect(id);
    assert.deepEqual(values.slice(0, 3).map(({ key, type, value }) => [key, type, value]), [
      ["config.json: model_type", "text", "llama"],
      ["config.json: layers", "list", "1, 2"],
      ["config.json: rope", "object", '{"a":"x"}'],
    ]);
    assert.deepEqual(tensorTypes, [{ type: "F32", count: 1, bytes: 16 }]);
    assert.deepEqual([stopTokens, tokenizer?.special.length, files.length], [["</s>"], 2, 3]);
    const { tensors } = await catalogue.tensors(id, { offset: 0, limit: 10, search: "" });
    assert.deepEqual(tensors[0]?.shape, [4]);
  }));
