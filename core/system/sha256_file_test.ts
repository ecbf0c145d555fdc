import assert from "node:assert/strict";
import { join } from "node:path";
import { sha256Hex } from "./ids.ts";
import { sha256File } from "./sha256_file.ts";

Deno.test("sha256File() is the hash of the whole content, also of a long or an empty file", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const path = join(folder, "file");
    for (const content of ["", "abc", "long ".repeat(100_000)]) {
      await Deno.writeTextFile(path, content);
      assert.equal(await sha256File(path), await sha256Hex(content));
    }
    await assert.rejects(sha256File(join(folder, "none")), Deno.errors.NotFound);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
