/**
 * `deno task check-binary`: compiles the program for this machine, starts it in an empty folder
 * without a network, and lets it test itself.
 */
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundle } from "../bundle.ts";
import { compile } from "../compile.ts";
import { capture, run } from "../run.ts";
import { onlySkipped, type Outcome, summaryLines } from "../test_run/outcome.ts";
import { offline } from "./offline.ts";
import { type CompilerPair, fetchPair } from "./pair.ts";

const part = "binary";
const root = fileURLToPath(new URL("../../", import.meta.url));

/** Checks the binary; what cannot be checked here is skipped with its reason. */
export async function checkBinary(): Promise<Outcome> {
  const pair = await fetchPair(join(root, ".cache", "compiler-pair"));
  if ("missing" in pair) return onlySkipped(part, pair.missing);
  const output = join(root, "dist", "lernwerk-for-tests");
  const outcome: Outcome = { part, passed: 0, failed: 0, skipped: [] };
  const step = async (name: string, work: () => Promise<void>) => {
    const error = await work().then(() => null, (error) => error);
    console.log(`${error === null ? "ok" : "FAILED"} ${name}`);
    if (error === null) outcome.passed++;
    else {
      outcome.failed++;
      console.log(error.message);
    }
    return error === null;
  };
  await step(`the program uses nothing newer than Deno ${pair.version}`, () => checkTypes(pair));
  await step("bundle", bundle);
  await step("compile with this Deno", () => compileOnly(Deno.execPath()));
  const isCompiled = await step(
    `compile with Deno ${pair.version}`,
    () => compile({ deno: pair.deno, output, env: { DENORT_BIN: pair.denort } }),
  );
  if (isCompiled) await selftest(output, outcome);
  return outcome;
}

/** The older compiler knows the older API only. */
async function checkTypes({ deno }: CompilerPair): Promise<void> {
  await capture(deno, [
    ...["check", "--quiet", "--frozen", "--node-modules-dir=none"],
    ...["main.ts", "workers/job.ts", "workers/split.ts", "workers/embed.ts", "workers/vectors.ts"],
  ], { cwd: root });
}

/**
 * Shows that today's Deno takes the bundle. The whole Deno stands in for its runtime, which is not
 * at hand: such a file can be made, but not started.
 */
async function compileOnly(deno: string): Promise<void> {
  const output = join(root, "dist", "lernwerk-not-to-start");
  await compile({ deno, output, env: { DENORT_BIN: await Deno.realPath(deno) } });
  await Deno.remove(output);
}

/** Starts the binary alone in an empty folder and adds up what it reports. */
async function selftest(binary: string, outcome: Outcome): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "lernwerk-binary-" });
  try {
    const program = join(folder, "lernwerk");
    await run("cp", [binary, program]);
    const line = await offline(program, ["--selftest"]);
    if (line === null) outcome.skipped.push("binary without network: unshare is refused here");
    const [command, ...args] = line ?? [program, "--selftest"];
    const report = await start(command!, { args, cwd: folder });
    console.log(report);
    addReport(outcome, report);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

async function start(command: string, { args, cwd }: { args: string[]; cwd: string }) {
  const child = new Deno.Command(command, {
    args,
    cwd,
    clearEnv: true,
    // What a person's machine would have; HOME is left out so that nothing is found by chance.
    // The inference sidecar runs on a plain Deno, with the packages that the tests' engines have.
    env: {
      PATH: `/usr/local/bin:/usr/bin:/bin:${dirname(Deno.execPath())}`,
      LANG: "C.UTF-8",
      LERNWERK_ENGINES: Deno.env.get("LERNWERK_ENGINES") ?? join(root, ".cache", "engines"),
    },
    stdin: "null",
  });
  const { stdout, stderr } = await child.output();
  const decoder = new TextDecoder();
  return decoder.decode(stderr) + decoder.decode(stdout);
}

function addReport(outcome: Outcome, report: string): void {
  const sum = /^(\d+) passed, (\d+) failed$/m.exec(report.trimEnd().split("\n").at(-1) ?? "");
  outcome.passed += Number(sum?.[1] ?? 0);
  outcome.failed += Number(sum?.[2] ?? 1);
  for (const [line] of report.matchAll(/^skipped: .+$/gm)) outcome.skipped.push(`selftest ${line}`);
}

if (import.meta.main) {
  const outcome = await checkBinary();
  for (const line of summaryLines([outcome])) console.log(line);
  Deno.exit(outcome.failed === 0 ? 0 : 1);
}
