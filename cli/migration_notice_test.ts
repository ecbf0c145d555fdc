import assert from "node:assert/strict";
import { makeOldDatabase } from "@/core/storage/testing/old_database.ts";
import { createRuntime, silentLog } from "@/core/system/mod.ts";
import type { CommandIo } from "./command.ts";
import { announceMigration } from "./migration_notice.ts";
import { openFolder } from "./own_folder.ts";

async function temporaryFolder() {
  const path = await Deno.makeTempDir();
  return { path, [Symbol.asyncDispose]: () => Deno.remove(path, { recursive: true }) };
}

function speaking(): { io: CommandIo; said: string[] } {
  const said: string[] = [];
  const io: CommandIo = {
    runtime: createRuntime(),
    lang: "de",
    log: silentLog,
    print() {},
    say: (line) => void said.push(line),
    signal: new AbortController().signal,
  };
  return { io, said };
}

Deno.test("announceMigration() tells browsers and programs to come back, then hands its port over", async () => {
  const { io } = speaking();
  const notice = announceMigration(io, { port: freePort() });
  assert.equal(notice.end(), null);
  const port = freePort();
  const migrating = announceMigration(io, { port });
  migrating.show({ done: 12_000, total: 20_000 });
  const ask = (headers: HeadersInit) => fetch(`http://127.0.0.1:${port}/projects/1`, { headers });
  const page = await ask({ accept: "text/html", "accept-language": "de" });
  assert.deepEqual([page.status, page.headers.get("retry-after")], [503, "2"]);
  const html = await page.text();
  assert.match(html, /http-equiv="refresh"/);
  assert.match(html, /12\.000 von 20\.000 Textstellen/);
  const json = await (await ask({ accept: "application/json" })).json();
  assert.equal(json.code, "database_migrating");
  const door = migrating.end()!;
  door.lead(() => Promise.resolve(new Response("here")));
  assert.equal(await (await ask({})).text(), "here");
  await door.close();
});

Deno.test("announceMigration() lets its port go when starting fails", async () => {
  const port = freePort();
  const notice = announceMigration(speaking().io, { port });
  notice.show({ done: 0, total: 1 });
  await notice.giveUp();
  Deno.listen({ hostname: "127.0.0.1", port }).close();
});

Deno.test("openFolder() says that it brings an old database along, and serves it", async () => {
  await using folder = await temporaryFolder();
  await makeOldDatabase(folder.path, { documents: 2, chunks: 3 });
  const { io, said } = speaking();
  const opened = await openFolder(folder.path, { io, port: 0 });
  assert.ok("own" in opened);
  try {
    assert.match(said.join("\n"), /einmalig für diese vorbereitet/);
    assert.match(said.join("\n"), /0 von 6 Textstellen/);
    const { url } = opened.own.address;
    const answer = await fetch(`${url}/api/v1/projects`);
    assert.equal(answer.status, 401);
    await answer.body?.cancel();
  } finally {
    await opened.own.close();
  }
});

function freePort(): number {
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  return listener.addr.port;
}
