import assert from "node:assert/strict";
import { join } from "node:path";
import { inFolder } from "./testing/in_folder.ts";
import { createLogPages } from "./log_pages.ts";
import { openTrainingLog } from "./training_log.ts";

async function linesOf(path: string): Promise<string[]> {
  return (await createLogPages()(path, { from: 0, count: 10 })).lines;
}

Deno.test("openTrainingLog() appends to what is there", async () => {
  await inFolder(async (folder) => {
    const path = join(folder, "training.log");
    for (const part of ["one", "two"]) {
      const log = openTrainingLog(path);
      log.write(part);
      log.close();
    }
    assert.deepEqual(await linesOf(path), ["one", "two"]);
  });
});

Deno.test("openTrainingLog() turns over at its cap, so that two caps are the most on disk", async () => {
  await inFolder(async (folder) => {
    const path = join(folder, "training.log");
    const log = openTrainingLog(path, 1000);
    for (let line = 0; line < 200; line++) log.write("x".repeat(49));
    log.close();
    const sizes = await Promise.all(
      [path, `${path}.1`].map(async (p) => (await Deno.stat(p)).size),
    );
    assert.deepEqual(sizes, [0, 1000]);
  });
});

Deno.test("openTrainingLog() cuts long lines and takes control characters out", async () => {
  await inFolder(async (folder) => {
    const path = join(folder, "training.log");
    const log = openTrainingLog(path);
    log.write("y".repeat(100_000));
    log.write("\u001b[31mred\u001b[0m\u0000");
    log.close();
    const [long = "", red] = await linesOf(path);
    assert.match(long, /^y{2000} … \(100000 characters\)$/);
    assert.equal(red, "red\ufffd");
  });
});

Deno.test("openTrainingLog() that cannot write does not stop the run", () => {
  const log = openTrainingLog("/nowhere/at/all/training.log");
  log.write("lost");
  log.close();
});
