import assert from "node:assert/strict";
import { join } from "node:path";
import { bytesBelow, removeIfThere } from "./files.ts";

Deno.test("bytesBelow() counts every file once, and none where nothing is", async () => {
  const folder = await Deno.makeTempDir();
  await Deno.mkdir(join(folder, "a", "b"), { recursive: true });
  await Deno.writeTextFile(join(folder, "a", "b", "file"), "12345");
  await Deno.writeTextFile(join(folder, "file"), "678");
  assert.equal(await bytesBelow(folder), 8);
  await Deno.symlink(folder, join(folder, "a", "link"));
  assert.ok(await bytesBelow(folder) < 8 + 4096);
  await Deno.remove(folder, { recursive: true });
  assert.equal(await bytesBelow(folder), 0);
});

Deno.test("removeIfThere() removes files, folders, and what is gone already", async () => {
  const folder = await Deno.makeTempDir();
  await Deno.writeTextFile(join(folder, "file"), "");
  await removeIfThere(join(folder, "file"));
  assert.deepEqual(await Array.fromAsync(Deno.readDir(folder)), []);
  await Deno.writeTextFile(join(folder, "file"), "");
  for (let round = 0; round < 2; round++) await removeIfThere(folder);
  await assert.rejects(Deno.stat(folder), Deno.errors.NotFound);
});
