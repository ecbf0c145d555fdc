import assert from "node:assert/strict";
import { join } from "node:path";
import { lockFolder } from "@/core/storage/mod.ts";
import { createRuntime, silentLog } from "@/core/system/mod.ts";
import type { CommandIo } from "./command.ts";
import { openFolder } from "./own_folder.ts";

const io: CommandIo = {
  runtime: createRuntime(),
  lang: "en",
  log: silentLog,
  print() {},
  say() {},
  signal: new AbortController().signal,
};

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await work(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("openFolder() says that a port is taken, and lets the folder go again", async () => {
  await inFolder(async (folder) => {
    using taken = Deno.listen({ hostname: "127.0.0.1", port: 0 });
    const { port } = taken.addr;
    await assert.rejects(openFolder(folder, { io, port }), {
      code: "port_unusable",
      params: { port: String(port) },
    });
    const lock = await lockFolder(folder);
    assert.ok(lock);
    await lock.release();
  });
});

Deno.test("openFolder() clears up what an upload left that never ended", async () => {
  await inFolder(async (folder) => {
    const documents = join(folder, "projects", "any", "documents");
    await Deno.mkdir(documents, { recursive: true });
    await Deno.writeTextFile(join(documents, `${crypto.randomUUID()}.part`), "half");
    const opened = await openFolder(folder, { io, port: 0 });
    assert.ok("own" in opened);
    await opened.own.close();
    assert.deepEqual(await Array.fromAsync(Deno.readDir(documents)), []);
  });
});
