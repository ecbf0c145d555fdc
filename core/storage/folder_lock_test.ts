import assert from "node:assert/strict";
import { join } from "node:path";
import { lockFolder, readServerAddress } from "./mod.ts";

const address = { url: "http://127.0.0.1:1", token: "t", pid: 1 };

Deno.test("lockFolder() gives the folder to one, who says where it listens", async () => {
  const folder = await Deno.makeTempDir();
  const lock = await lockFolder(folder);
  assert.equal(await lockFolder(folder), null);
  assert.equal(await readServerAddress(folder), null);
  await lock!.announce(address);
  assert.deepEqual(await readServerAddress(folder), address);
  assert.equal((await Deno.stat(join(folder, "server.json"))).mode! & 0o777, 0o600);
  await lock!.release();
  assert.equal(await readServerAddress(folder), null);
  const again = await lockFolder(folder);
  assert.notEqual(again, null);
  await again!.release();
  await Deno.remove(folder, { recursive: true });
});

Deno.test("lockFolder() forgets where a killed owner listened", async () => {
  const folder = await Deno.makeTempDir();
  const module = new URL("./mod.ts", import.meta.url).href;
  const code = `const { lockFolder } = await import(${JSON.stringify(module)});
    const lock = await lockFolder(Deno.args[0]);
    await lock.announce(${JSON.stringify(address)});
    console.log("held");
    setInterval(() => {}, 1000);`;
  const owner = new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--config", "deno.json", "-", folder],
    stdin: "piped",
    stdout: "piped",
  }).spawn();
  const writer = owner.stdin.getWriter();
  await writer.write(new TextEncoder().encode(code));
  await writer.close();
  const reader = owner.stdout.getReader();
  await reader.read();
  assert.equal(await lockFolder(folder), null);
  owner.kill("SIGKILL");
  await owner.status;
  await reader.cancel();
  const lock = await lockFolder(folder);
  assert.notEqual(lock, null);
  assert.equal(await readServerAddress(folder), null);
  await lock!.release();
  await Deno.remove(folder, { recursive: true });
});

Deno.test("lockFolder() says when it cannot write there", async () => {
  const folder = await Deno.makeTempDir();
  await Deno.mkdir(join(folder, "lock"));
  await assert.rejects(lockFolder(folder), { code: "folder_unusable", params: { folder } });
  await Deno.remove(folder, { recursive: true });
});
