import assert from "node:assert/strict";
import { join } from "node:path";
import { openLogFile } from "./mod.ts";

Deno.test("openLogFile() appends, and keeps one full file", async () => {
  const folder = await Deno.makeTempDir();
  const path = join(folder, "lernwerk.log");
  openLogFile(path).close();
  const log = openLogFile(path);
  log.write("first");
  const line = "x".repeat(1024 * 1024);
  for (let count = 0; count < 10; count++) log.write(line);
  log.close();
  assert.equal((await Deno.readTextFile(`${path}.1`)).startsWith("first\n"), true);
  assert.equal((await Deno.stat(path)).size, line.length + 1);
  await Deno.remove(folder, { recursive: true });
});
