import assert from "node:assert/strict";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createClient, RefusedError } from "@/cli/client.ts";
import { testUnless } from "@/core/system/testing.ts";
import { type AppProcess, startApp } from "./app_process.ts";
import { temporaryFolder } from "./temporary_folder.ts";
import {
  childrenOf,
  makeProject,
  type ShownDocument,
  type ShownJob,
  untilEvent,
  untilRest,
  upload,
} from "./testing/steps.ts";

const megabyte = 1024 * 1024;

const noDisk = Deno.build.os !== "linux" || Deno.uid() !== 0
  ? "only root on Linux can make a small disk"
  : await canMount()
  ? null
  : "this machine lets nobody mount a disk";

async function canMount(): Promise<boolean> {
  const folder = await Deno.makeTempDir();
  const isMounted = await run("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", folder]);
  if (isMounted) await run("umount", [folder]);
  await Deno.remove(folder);
  return isMounted;
}

async function run(program: string, args: string[]): Promise<boolean> {
  try {
    return (await new Deno.Command(program, { args, stderr: "null" }).output()).success;
  } catch {
    return false;
  }
}

/** A disk of its own, which goes with the test. */
async function smallDisk(size: number): Promise<{ path: string } & AsyncDisposable> {
  const folder = await temporaryFolder();
  const options = ["-t", "tmpfs", "-o", `size=${size}`, "tmpfs", folder.path];
  assert.ok(await run("mount", options));
  return {
    path: folder.path,
    async [Symbol.asyncDispose]() {
      assert.ok(await run("umount", [folder.path]));
      await folder[Symbol.asyncDispose]();
    },
  };
}

/** Takes the rest of a disk, to the last byte; answers the file that holds it. */
async function fillUp(folder: string): Promise<string> {
  const path = join(folder, "filler");
  using file = await Deno.open(path, { write: true, create: true });
  for (let size = megabyte; size >= 1;) {
    const written = await file.write(new Uint8Array(size)).catch(() => 0);
    if (written === 0) size = Math.floor(size / 2);
  }
  return path;
}

function text(number: number, sentences: number): File {
  const lines = Array.from({ length: sentences }, (_, at) => `Sentence ${at} of text ${number}.`);
  return new File([lines.join(" ")], `text ${number}.txt`);
}

/** That a request is refused because the disk is full, in both languages, with what to do. */
async function assertDiskFull({ client }: AppProcess, path: string, body: unknown) {
  const messages = new Set<string>();
  for (const lang of ["en", "de"]) {
    const asked = createClient(client.address, lang).call("POST", path, { body });
    await assert.rejects(asked, (error) => {
      assert.ok(error instanceof RefusedError);
      assert.match(error.code, /^disk_(full|filled_up)$/, error.message);
      assert.match(error.hint, /Free some space|Schaffen Sie Platz/);
      messages.add(error.message);
      return true;
    });
  }
  assert.equal(messages.size, 2);
}

testUnless(
  noDisk,
  "a full disk: what is written is refused in words, nothing is lost",
  async () => {
    await using disk = await smallDisk(160 * megabyte);
    await using app = await startApp(disk.path);
    const { client } = app;
    const project = await makeProject(client);
    const [kept] = await upload(client, project, [text(1, 100)]);
    assert.equal(kept?.outcome, "added");
    const tooMuch = new File([new Uint8Array(140 * megabyte).fill(65)], "large.txt");
    await assert.rejects(upload(client, project, [tooMuch]), { code: "disk_full" });

    const filler = await fillUp(disk.path);
    await assertDiskFull(app, "/api/v1/projects", { name: "No room" });
    await assert.rejects(upload(client, project, [text(2, 100)]), { code: "disk_full" });
    await assertDiskFull(app, `${project}/documents/process`, {});
    const { documents } = await client.call<{ documents: ShownDocument[] }>(
      "GET",
      `${project}/documents`,
    );
    assert.deepEqual(documents.map(({ name }) => name), ["text 1.txt"]);

    await Deno.remove(filler);
    const job = await client.call<ShownJob>("POST", `${project}/documents/process`, { body: {} });
    assert.equal((await untilRest(client, job)).state, "done");
  },
);

testUnless(
  noDisk,
  "a disk that fills up under a job: the server stays, and the job goes on when there is room",
  async () => {
    await using disk = await smallDisk(160 * megabyte);
    await using app = await startApp(disk.path);
    const { client } = app;
    const project = await makeProject(client);
    // So many that the last ones are still waiting when the disk is full.
    const numbers = Array.from({ length: 14 }, (_, at) => at);
    await upload(client, project, numbers.map((number) => text(number, 20_000)));
    const job = await client.call<ShownJob>("POST", `${project}/documents/process`, { body: {} });
    await untilEvent(client, job, ({ type, data }) => type === "progress" && data.done === 1);
    const filler = await fillUp(disk.path);
    await untilIdle(disk.path);
    const { state, error } = await client.call<ShownJob>("GET", `/api/v1/jobs/${job.id}`);
    await Deno.remove(filler);
    if (state === "running") {
      // Its end could not be written either: it goes on by itself.
      const ended = await untilRest(client, job);
      assert.deepEqual([ended.state, ended.attempt], ["done", 2]);
    } else {
      assert.deepEqual([state, error?.code], ["failed", "disk_filled_up"]);
      const again = await client.call<ShownJob>("POST", `${project}/documents/process`, {
        body: {},
      });
      assert.equal((await untilRest(client, again)).state, "done");
    }
    const { documents } = await client.call<{ documents: ShownDocument[] }>(
      "GET",
      `${project}/documents`,
    );
    assert.deepEqual(documents.map((document) => document.state), numbers.map(() => "ready"));
  },
);

/** Waits until no reader has been at work for a while: the job's worker is gone. */
async function untilIdle(dataFolder: string): Promise<void> {
  for (let quiet = 0; quiet < 20;) {
    await new Promise((next) => setTimeout(next, 50));
    quiet = (await childrenOf(dataFolder)).length === 0 ? quiet + 1 : 0;
  }
}

testUnless(
  noDisk,
  "a full disk: a file that has to be copied to be read is not said to be missing",
  async () => {
    await using disk = await smallDisk(megabyte);
    await using folder = await temporaryFolder();
    const path = join(folder.path, "a, b.txt");
    await Deno.writeTextFile(path, "x".repeat(2 * megabyte));
    const { success, stderr } = await new Deno.Command(Deno.execPath(), {
      args: ["run", "--cached-only", "--no-prompt", "-A", "main.ts", "chunk", path],
      cwd: fileURLToPath(new URL("..", import.meta.url)),
      env: { LC_ALL: "en_GB.UTF-8", TMPDIR: disk.path },
      stdin: "null",
    }).output();
    assert.equal(success, false);
    assert.match(new TextDecoder().decode(stderr), /disk is full: 3 MB are needed/);
    assert.deepEqual(await Array.fromAsync(Deno.readDir(disk.path)), []);
  },
);
