import assert from "node:assert/strict";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { SystemReport } from "@/core/contract/mod.ts";
import { testUnless } from "@/core/system/testing.ts";
import { startApp } from "./app_process.ts";
import { temporaryFolder } from "./temporary_folder.ts";
import { installEngine } from "./testing/pretended_engine.ts";
import type { ShownDocument, ShownJob } from "./testing/steps.ts";

interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs `lernwerk` with arguments, in English unless told otherwise, by a program before it. */
async function lernwerk(
  args: string[],
  env: Record<string, string> = {},
  before: readonly string[] = [],
): Promise<Ended> {
  const deno = [Deno.execPath(), "run", "--cached-only", "--no-prompt", "-A", "main.ts"];
  const [program = "", ...rest] = [...before, ...deno, ...args];
  const { code, stdout, stderr } = await new Deno.Command(program, {
    args: rest,
    cwd: fileURLToPath(new URL("..", import.meta.url)),
    env: { LC_ALL: "en_GB.UTF-8", ...env },
    stdin: "null",
  }).output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return { code, stdout: text(stdout), stderr: text(stderr) };
}

/** What `doctor` says about a data folder in which an engine was put into a state. */
async function doctor(
  prepare: (engines: string) => Promise<void>,
  env: Record<string, string> = {},
): Promise<{ code: number; report: SystemReport }> {
  await using folder = await temporaryFolder();
  const engines = join(folder.path, "engines");
  await prepare(engines);
  const args = ["doctor", "--json", "--data", join(folder.path, "data")];
  const { code, stdout } = await lernwerk(args, { LERNWERK_ENGINES: engines, ...env });
  return { code, report: JSON.parse(stdout) };
}

function trainerState({ packs }: SystemReport): string | undefined {
  return packs.find(({ id }) => id === "trainer-python")?.state;
}

Deno.test("doctor: without an engine training is impossible, and it says what to do", async () => {
  const english = await doctor(() => Promise.resolve());
  assert.deepEqual([english.code, english.report.canTrain], [1, false]);
  assert.equal(trainerState(english.report), "missing");
  assert.match(english.report.obstacle ?? "", /not ready.*Install it/s);
  const german = await doctor(() => Promise.resolve(), { LC_ALL: "de_DE.UTF-8" });
  assert.equal(german.code, 1);
  assert.match(german.report.obstacle ?? "", /nicht bereit.*[Ii]nstallieren/s);
});

Deno.test("doctor: an installation that was cut off is not taken for an engine", async () => {
  const { code, report } = await doctor((engines) =>
    Deno.mkdir(join(engines, "trainer-python", "venv"), { recursive: true })
  );
  assert.deepEqual([code, trainerState(report)], [1, "broken"]);
  assert.match(report.obstacle ?? "", /\w.*Install it/s);
});

Deno.test("doctor: an engine whose Python is gone is damaged", async () => {
  const { code, report } = await doctor(async (engines) => {
    await installEngine(engines, "");
    await Deno.remove(join(engines, "trainer-python", "venv"), { recursive: true });
  });
  assert.deepEqual([code, trainerState(report)], [1, "broken"]);
  const pack = report.packs.find(({ id }) => id === "trainer-python");
  assert.match(pack?.stateText ?? "", /missing or changed/);
});

const python = await findPython();
const noPython = python === null ? "there is no python3 to be half an engine" : null;

async function findPython(): Promise<string | null> {
  try {
    const args = ["-S", "-c", "import sys; print(sys.executable)"];
    const { success, stdout } = await new Deno.Command("python3", { args }).output();
    return success ? new TextDecoder().decode(stdout).trim() : null;
  } catch {
    return null;
  }
}

testUnless(
  noPython,
  "doctor: an engine that cannot import what it needs is no engine",
  async () => {
    // Without site packages, as an environment is into which pip put nothing.
    const script = `#!/bin/sh\nexec "${python}" -S "$@"\n`;
    const { code, report } = await doctor((engines) => installEngine(engines, script));
    assert.deepEqual([code, trainerState(report)], [1, "installed"]);
    assert.match(report.obstacle ?? "", /does not work.*No module named.*Install it again/s);
  },
);

Deno.test("doctor: nothing to be found on PATH is no reason to fail", async () => {
  const { code, report } = await doctor(() => Promise.resolve(), { PATH: "/nowhere" });
  assert.deepEqual([code, report.canTrain], [1, false]);
  assert.match(report.obstacle ?? "", /not ready/);
});

/** Hides every Python of the usual places from a program, and from it alone. */
const withoutPython = [
  "unshare",
  "-m",
  "sh",
  "-c",
  'for each in /usr/bin/python3* /usr/local/bin/python3*; do if [ -e "$each" ]; then mount --bind /dev/null "$each"; fi; done; PATH=/nowhere exec "$@"',
  "sh",
] as const;

const noHiding = Deno.build.os === "linux" && Deno.uid() === 0 && await canHide()
  ? null
  : "only root on Linux can hide the computer's Python";

async function canHide(): Promise<boolean> {
  const [program, ...args] = withoutPython;
  try {
    return (await new Deno.Command(program, { args: [...args, "/bin/true"] }).output()).success;
  } catch {
    return false;
  }
}

testUnless(noHiding, "doctor: a computer without any Python lacks only llama.cpp", async () => {
  for (
    const [language, words] of [["en", /llama\.cpp is not/], [
      "de",
      /llama\.cpp ist nicht/,
    ]] as const
  ) {
    await using folder = await temporaryFolder();
    const args = ["doctor", "--json", "--data", folder.path];
    const env = { LERNWERK_ENGINES: join(folder.path, "engines"), LC_ALL: `${language}.UTF-8` };
    const { code, stdout } = await lernwerk(args, env, withoutPython);
    assert.equal(code, 1);
    const { obstacle } = JSON.parse(stdout);
    assert.match(obstacle, words);
    assert.doesNotMatch(obstacle, /Python/);
  }
});

Deno.test("commands on a held folder ask the running server", async () => {
  await using folder = await temporaryFolder();
  const env = { LERNWERK_ENGINES: join(folder.path, "engines") };
  await using app = await startApp(folder.path, { env });
  const data = ["--data", folder.path];
  const file = join(folder.path, "water.md");
  await Deno.writeTextFile(file, "# Water\n\nThe Kelvra boiler heats water to 93 degrees.\n");
  const generated = await lernwerk(["generate", file, "--project", "Physik", ...data], env);
  assert.equal(generated.code, 0, generated.stderr);
  const refused = join(folder.path, "picture.md");
  await Deno.writeFile(refused, new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]));
  const partly = await lernwerk(["generate", refused, "--project", "Physik", ...data], env);
  assert.equal(partly.code, 1);
  assert.match(partly.stderr, /picture\.md: /);
  assert.match(partly.stdout, /rows/, "the rest is done all the same");
  const { projects } = await app.client.call<{ projects: { id: string; name: string }[] }>(
    "GET",
    "/api/v1/projects",
  );
  assert.deepEqual(projects.map(({ name }) => name), ["Physik"]);
  const path = `/api/v1/projects/${projects[0]?.id}/documents`;
  const { documents } = await app.client.call<{ documents: ShownDocument[] }>("GET", path);
  assert.deepEqual(documents.map(({ name, state }) => [name, state]), [["water.md", "ready"]]);
  const listed = await lernwerk(["jobs", "--json", ...data], env);
  const jobs: ShownJob[] = listed.stdout.trim().split("\n").map((line) => JSON.parse(line));
  const { jobs: served } = await app.client.call<{ jobs: ShownJob[] }>("GET", "/api/v1/jobs");
  assert.deepEqual(jobs.map(({ id }) => id), served.map(({ id }) => id));
  assert.equal((await lernwerk(["models", "--json", ...data], env)).code, 0);
  assert.equal((await lernwerk(["doctor", "--json", ...data], env)).code, 1);
  const trained = await lernwerk(["train", "--project", "Physik", ...data], env);
  assert.equal(trained.code, 1);
  assert.match(trained.stderr, /Training cannot start yet\./);
  const { pid } = JSON.parse(await Deno.readTextFile(join(folder.path, "server.json")));
  assert.equal(pid, app.pid, "the folder is still the same server's");
});
