import assert from "node:assert/strict";
import { join } from "node:path";
import { chunkFiles } from "./chunk_files.ts";
import { createTestReader } from "./testing/test_reader.ts";

Deno.test("chunkFiles() gives each file's chunks and names those that cannot be read", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const files = ["a.md", "missing.txt", "b, with comma.txt"].map((name) => join(folder, name));
    await Deno.writeTextFile(files[0]!, "# Über\n\n" + "Ein Satz. ".repeat(60));
    await Deno.writeTextFile(files[2]!, "Kurz.");
    const sizes = { chunkTokens: 32, chunkOverlap: 4 };
    const reader = createTestReader();
    const lines = await Array.fromAsync(chunkFiles(files, sizes, { reader }));
    const chunks = lines.flatMap((line) => "chunk" in line ? [line.chunk] : []);
    const text = await Deno.readTextFile(files[0]!);
    const ofFirst = chunks.filter(({ file }) => file === files[0]);
    assert.ok(ofFirst.length > 3);
    ofFirst.forEach((chunk, index) => {
      assert.equal(chunk.index, index);
      assert.equal(text.slice(chunk.start, chunk.end), chunk.text);
    });
    assert.deepEqual(lines.at(-2), {
      failed: { file: files[1], error: { code: "document_file_missing", params: {} } },
    });
    assert.deepEqual(chunks.at(-1), {
      file: files[2],
      index: 0,
      text: "Kurz.",
      tokens: 2,
      start: 0,
      end: 5,
    });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
