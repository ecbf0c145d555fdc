/**
 * `deno task bundle`: everything that the program needs to run, in `dist/app/`.
 *
 * A plain Deno runs it (`deno run dist/app/main.js`), and `deno task compile` makes one executable
 * of it. All code lies side by side in one folder: `core/system/runtime.ts` relies on that.
 */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import config from "../deno.json" with { type: "json" };
import { run } from "./run.ts";
import { copyShippedFiles } from "./shipped_files.ts";

const root = fileURLToPath(new URL("../", import.meta.url));

/** Where the bundle is written. */
export const appFolder = join(root, "dist", "app");

/** Builds the bundle anew. */
export async function bundle(): Promise<void> {
  await Deno.remove(appFolder, { recursive: true }).catch(() => {});
  await run(Deno.execPath(), ["task", "--quiet", "client"], { cwd: root });
  const entries = await writeEntries(join(root, ".cache", "bundle"));
  await run(Deno.execPath(), [
    ...["bundle", "--quiet", "--platform", "deno", "--minify", "--keep-names", "--code-splitting"],
    ...["--config", join(root, "deno.json"), "--outdir", appFolder, ...entries],
  ]);
  await giveRequire();
  // Whoever runs the folder with a plain Deno gets what our own deno.json switches on.
  const settings = JSON.stringify({ lock: false, unstable: config.unstable }, null, 2);
  await Deno.writeTextFile(join(appFolder, "deno.json"), `${settings}\n`);
  const files = await copyShippedFiles(root, appFolder);
  console.log(`dist/app: ${files.length} files beside the code`);
}

/** Entries with the names that the runtime expects; their real places would become folders. */
async function writeEntries(folder: string): Promise<string[]> {
  const workers = [...Deno.readDirSync(join(root, "workers"))].map(({ name }) => name)
    .filter((name) => /^[a-z_]+(?<!_test)\.ts$/.test(name))
    .filter((name) => !["mod.ts", "messages.ts"].includes(name));
  const sources = new Map([["main.ts", "main.ts"]]);
  for (const name of workers) sources.set(`worker_${name}`, `workers/${name}`);
  await Deno.remove(folder, { recursive: true }).catch(() => {});
  await Deno.mkdir(folder, { recursive: true });
  for (const [entry, source] of sources) {
    await Deno.writeTextFile(join(folder, entry), `import "../../${source}";\n`);
  }
  return [...sources.keys()].map((entry) => join(folder, entry));
}

/** What the bundler's stand-in for `require` says where a module has none. */
const withoutRequire = "Dynamic require of";
const require =
  'import{createRequire as makeRequire}from"node:module";const require=makeRequire(import.meta.url);';

/**
 * Packages in CommonJS get Node's own modules through `require`, which a module does not have: the
 * chunk with the bundler's stand-in for it is given one.
 */
async function giveRequire(): Promise<void> {
  for await (const { name } of Deno.readDir(appFolder)) {
    const path = join(appFolder, name);
    const code = name.endsWith(".js") ? await Deno.readTextFile(path) : "";
    if (code.includes(withoutRequire)) await Deno.writeTextFile(path, require + code);
  }
}

if (import.meta.main) await bundle();
