/**
 * `deno task compile [target]`: one executable from the bundle in `dist/app/`.
 *
 * Deno fetches the runtime that it puts in front of the code; where it cannot, point DENORT_BIN at
 * one of exactly this Deno's version.
 */
import { join } from "node:path";
import config from "../deno.json" with { type: "json" };
import { appFolder, bundle } from "./bundle.ts";
import { run } from "./run.ts";

/** How an executable is made. */
export interface CompileOptions {
  /** The Deno that compiles; the executable has its version. */
  deno: string;
  output: string;
  /** Such as `x86_64-pc-windows-msvc`; this machine's own when left out. */
  target?: string | undefined;
  /** Extra environment of the compiler. */
  env?: Record<string, string>;
}

/**
 * What the executable may do: it is fixed here. Native libraries (FFI) are loaded by sidecars only,
 * which a plain Deno runs.
 */
const permissions = ["read", "write", "net", "env", "run", "sys"].map((kind) => `--allow-${kind}`);

/**
 * What deno.json switches on: like permissions, an executable keeps what it was compiled with. The
 * runtime of Deno 2.6 keeps `no-legacy-abort` and does not heed it (docs/adr/007).
 */
const features = config.unstable.map((name) => `--unstable-${name}`);

/** Compiles the bundle. Workers are no imports and have to be named; folders are taken whole. */
export async function compile({ deno, output, target, env }: CompileOptions): Promise<void> {
  const entries = [...Deno.readDirSync(appFolder)];
  const included = entries
    .filter(({ name, isDirectory }) => isDirectory || name.startsWith("worker_"))
    .flatMap(({ name }) => ["--include", name]);
  await run(deno, [
    ...["compile", "--quiet", "--no-check", "--no-config", "--no-lock", "--no-prompt"],
    ...permissions,
    ...features,
    ...(target === undefined ? [] : ["--target", target]),
    ...included,
    ...["--output", output, "main.js"],
  ], { cwd: appFolder, ...(env && { env }) });
}

if (import.meta.main) {
  const [target] = Deno.args;
  const output = join(appFolder, "..", target === undefined ? "lernwerk" : `lernwerk-${target}`);
  await bundle();
  await compile({ deno: Deno.execPath(), output, target });
  console.log(output);
}
