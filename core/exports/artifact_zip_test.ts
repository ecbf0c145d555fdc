import assert from "node:assert/strict";
import { join } from "node:path";
import { BlobReader, TextWriter, ZipReader } from "@zip.js/zip.js";
import { artifactZip } from "./mod.ts";

Deno.test("artifactZip() sends the files of a folder as one ZIP", async () => {
  const folder = await Deno.makeTempDir();
  const contents = {
    "adapter_config.json": "{}",
    "adapter_model.safetensors": "w".repeat(100_000),
  };
  const files = [];
  for (const [name, content] of Object.entries(contents)) {
    const path = join(folder, name);
    await Deno.writeTextFile(path, content);
    files.push({ name, path, bytes: content.length, sha256: "" });
  }
  const zip = await artifactZip({ name: "a.zip", isFolder: true, bytes: 0, files });
  const reader = new ZipReader(new BlobReader(await new Response(zip).blob()));
  const read: Record<string, string> = {};
  for (const entry of await reader.getEntries()) {
    if (!entry.directory) read[entry.filename] = await entry.getData(new TextWriter());
  }
  await reader.close();
  assert.deepEqual(read, contents);
  await Deno.remove(folder, { recursive: true });
});
