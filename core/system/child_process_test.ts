import assert from "node:assert/strict";
import { AppError } from "@/core/contract/mod.ts";
import { createChildRegistry, reapOrphans } from "./child_registry.ts";
import { createSpawner } from "./child_process.ts";
import { processIdentity } from "./process_identity.ts";
import { runToEnd } from "./run_to_end.ts";
import { createRuntime } from "./runtime.ts";

const runtime = createRuntime();
const spawner = createSpawner({ environment: runtime.childEnvironment, registry: null });

/** Starts a small program; Deno is the one executable that every test machine has. */
function start(code: string, options = {}) {
  return spawner.spawn(runtime.executable, ["eval", code], options);
}

async function linesOf(lines: AsyncIterable<string>): Promise<string[]> {
  return await Array.fromAsync(lines);
}

Deno.test("spawn() hands on stdin, arguments as they are, and lines", async () => {
  const code = `for await (const t of Deno.stdin.readable.pipeThrough(new TextDecoderStream()))
    console.log(JSON.stringify([t, ...Deno.args]))`;
  const child = await spawner.spawn(runtime.executable, ["eval", code, "--", "$HOME; 'x'\n"]);
  await child.write("Grüße");
  await child.closeInput();
  assert.deepEqual(await linesOf(child.lines), ['["Grüße","$HOME; \'x\'\\n"]']);
  assert.deepEqual(await child.status, { code: 0, signal: null });
});

Deno.test("spawn() gives the child only the allowed environment", async () => {
  const environment = () => ({ ...runtime.childEnvironment("run"), FROM_SPAWNER: "1" });
  const { spawn } = createSpawner({ environment, registry: null });
  const code = `console.log(Object.keys(Deno.env.toObject()).sort().join())`;
  const child = await spawn(runtime.executable, ["eval", code], { env: { OWN: "2" } });
  const names = (await linesOf(child.lines)).join().split(",");
  await child.status;
  assert.ok(names.includes("FROM_SPAWNER") && names.includes("OWN"));
  const allowed = [...Object.keys(environment()), "OWN"];
  assert.deepEqual(names.filter((name) => !allowed.includes(name)), []);
});

Deno.test("spawn() refuses a program that is not there", async () => {
  await assert.rejects(
    spawner.spawn("no-such-program-here", []),
    (error) => error instanceof AppError && error.code === "program_missing",
  );
});

Deno.test("spawn() cuts long lines and stops at the total", async () => {
  const code = `console.log("a".repeat(5e6)); console.log("b"); console.log("c".repeat(90));
    console.log("never shown")`;
  const child = await start(code, { limits: { lineBytes: 100, totalBytes: 150 } });
  const lines = await linesOf(child.lines);
  assert.equal((await child.status).code, 0);
  assert.deepEqual(lines.map((line) => [line[0], line.length]), [["a", 100], ["b", 1], ["c", 49]]);
});

Deno.test("errorTail() keeps the last 200 lines of stderr", async () => {
  const child = await start(`for (let i = 0; i < 1000; i++) console.error("line " + i)`);
  await linesOf(child.lines);
  await child.status;
  assert.equal(child.errorTail().length, 200);
  assert.equal(child.errorTail().at(-1), "line 999");
});

/** A child that ignores SIGTERM and has a child of its own, whose number it prints. */
const stubborn = `
  if (Deno.build.os !== "windows") Deno.addSignalListener("SIGTERM", () => {});
  const own = new Deno.Command(Deno.execPath(), {
    args: ["eval", "setInterval(() => {}, 1000)"], stdin: "null",
  }).spawn();
  console.log(own.pid);
  setInterval(() => {}, 1000);`;

Deno.test("kill() ends the child and what it started", async () => {
  const child = await start(stubborn);
  const lines = child.lines[Symbol.asyncIterator]();
  const grandchild = Number((await lines.next()).value);
  assert.notEqual(await processIdentity(grandchild), null);
  const status = await child.kill();
  assert.equal(status.signal, Deno.build.os === "windows" ? null : "SIGKILL");
  await lines.return?.();
  await waitUntilGone(grandchild);
});

Deno.test("stop() ends a child that ignores it after the grace", async () => {
  const child = await start(stubborn);
  const lines = child.lines[Symbol.asyncIterator]();
  const grandchild = Number((await lines.next()).value);
  await child.stop(50);
  await lines.return?.();
  await waitUntilGone(grandchild);
});

Deno.test("runToEnd() collects output and stops at the time limit", async () => {
  const command = (code: string) => [runtime.executable, "eval", code] as const;
  const done = await runToEnd(spawner, command(`console.log(1); Deno.exit(3)`), {
    timeoutMs: 60_000,
  });
  assert.deepEqual([done.code, done.lines, done.endedBy], [3, ["1"], null]);
  const late = await runToEnd(spawner, command(`setInterval(() => {}, 1000)`), { timeoutMs: 200 });
  assert.equal(late.endedBy, "timeout");
});

Deno.test("a child ends when the program that started it is killed", async () => {
  const modules = ["child_process.ts", "child_registry.ts", "runtime.ts"].map((name) =>
    JSON.stringify(import.meta.resolve(`./${name}`))
  );
  const parent = await start(`
    const { createSpawner } = await import(${modules[0]});
    const { createRuntime } = await import(${modules[2]});
    const runtime = createRuntime();
    const spawner = createSpawner({ environment: runtime.childEnvironment, registry: null });
    const child = await spawner.spawn(runtime.executable, ["eval",
      "for await (const _ of Deno.stdin.readable); Deno.exit(0)"]);
    console.log(child.pid);
    setInterval(() => {}, 1000);`);
  const lines = parent.lines[Symbol.asyncIterator]();
  const orphan = Number((await lines.next()).value);
  assert.notEqual(await processIdentity(orphan), null);
  // Only the parent itself, as a crash would; not the group.
  Deno.kill(parent.pid, "SIGKILL");
  await parent.status;
  await lines.return?.();
  await waitUntilGone(orphan);
});

Deno.test("reapOrphans() ends a child whose owner is gone, and no other process", async () => {
  const folder = await Deno.makeTempDir();
  const registry = createChildRegistry(folder);
  const child = await start(`setInterval(() => {}, 1000)`);
  const bystander = await start(`setInterval(() => {}, 1000)`);
  try {
    await registry.add(child.pid, "trainer");
    assert.deepEqual(await reapOrphans(folder), [], "its owner, this test, still runs");
    await changeEntry(folder, child.pid, { owner: { pid: child.pid, identity: "earlier" } });
    await registry.add(bystander.pid, "trainer");
    const gone = { owner: { pid: 1, identity: "gone" }, identity: "of an earlier process" };
    await changeEntry(folder, bystander.pid, gone);
    await Deno.writeTextFile(`${folder}/9.json`, "{torn");
    assert.deepEqual((await reapOrphans(folder)).map(({ pid }) => pid), [child.pid]);
    await child.status;
    assert.notEqual(await processIdentity(bystander.pid), null);
    assert.deepEqual(await Array.fromAsync(Deno.readDir(folder)), []);
  } finally {
    for (const started of [child, bystander]) {
      await started.kill();
      await linesOf(started.lines);
    }
    await Deno.remove(folder, { recursive: true });
  }
});

async function changeEntry(folder: string, pid: number, change: object): Promise<void> {
  const path = `${folder}/${pid}.json`;
  const entry = JSON.parse(await Deno.readTextFile(path));
  await Deno.writeTextFile(path, JSON.stringify({ ...entry, ...change }));
}

/** Ends are reported by the kernel at its own time: asked again until it is so. */
async function waitUntilGone(pid: number): Promise<void> {
  while (await processIdentity(pid) !== null) await new Promise((done) => setTimeout(done, 5));
}
