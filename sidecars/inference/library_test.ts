import assert from "node:assert/strict";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { packagesIn } from "./library.ts";

Deno.test("a package that holds no libraries does not count as installed", async () => {
  const folder = await Deno.makeTempDir();
  try {
    await Deno.mkdir(join(folder, "linux-x64", "bins", "linux-x64"), { recursive: true });
    await Deno.mkdir(join(folder, "linux-x64-vulkan"));
    assert.deepEqual(packagesIn(pathToFileURL(folder + "/")), ["linux-x64"]);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
