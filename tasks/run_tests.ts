/**
 * `deno task test [part…] [path…]`: everything that must hold, on a bare machine too.
 *
 * Parts: `gates` (format, house rules, types, circular imports, manifest, notices), `deno`,
 * `python`, `binary`; all of them when none is named. Paths narrow `deno`. What is missing and can
 * be installed without asking is installed first; what else is missing is skipped, and the skip says
 * why.
 * The last line is `N passed, N failed`.
 */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { checkBinary } from "./binary/check.ts";
import { run } from "./run.ts";
import { installChromium } from "./test_run/chromium.ts";
import { runDenoTests } from "./test_run/deno_tests.ts";
import { runGates } from "./test_run/gates.ts";
import { broken, type Outcome, summaryLines } from "./test_run/outcome.ts";
import { prepareEngines, type TestEngines } from "./test_run/engines.ts";
import { runPythonTests } from "./test_run/python_tests.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
const partNames = ["gates", "deno", "python", "binary"];
const cache = join(root, ".cache");

async function main(args: string[]): Promise<number> {
  const paths = args.filter((arg) => !partNames.includes(arg));
  const named = args.filter((arg) => partNames.includes(arg));
  const parts = named.length > 0 ? named : paths.length > 0 ? ["deno"] : partNames;
  const outcomes: Outcome[] = [];
  const input: PartInput = { paths, engines: null };
  // First, since every part uses one of them.
  for (const part of ["engines", ...parts]) outcomes.push(...await runPart(part, input));
  for (const line of summaryLines(outcomes)) console.log(line);
  return outcomes.every(({ failed }) => failed === 0) ? 0 : 1;
}

interface PartInput {
  paths: readonly string[];
  /** Null until they are prepared, or when that broke. */
  engines: TestEngines | null;
}

/** Runs one part; whatever breaks in it is a failure of that part, and the others still run. */
async function runPart(part: string, input: PartInput): Promise<Outcome[]> {
  console.log(`\n== ${part}`);
  const start = performance.now();
  try {
    return await parts[part]!(input);
  } catch (error) {
    console.error(error);
    return [broken(part)];
  } finally {
    console.log(`${part}: ${Math.round((performance.now() - start) / 1000)} s`);
  }
}

const parts: Readonly<Record<string, (input: PartInput) => Promise<Outcome[]>>> = {
  async engines(input) {
    input.engines = await prepareEngines(cache);
    return [input.engines.outcome];
  },
  gates: async ({ engines }) => [await runGates(root, engines?.env ?? {})],
  async deno({ paths, engines }) {
    await run(Deno.execPath(), ["task", "--quiet", "client"], { cwd: root });
    await installChromium();
    return await runDenoTests(root, { paths, env: engines?.env ?? {} });
  },
  python: async ({ engines }) => [await runPythonTests(root, engines?.python ?? null)],
  binary: async () => [await checkBinary()],
};

Deno.exit(await main(Deno.args));
