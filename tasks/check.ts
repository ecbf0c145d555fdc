/**
 * `deno task check`: the types of everything.
 *
 * The inference sidecar uses packages of its own, which only an installed pack has. Its types are
 * checked against a pack in the engines folder, where there is one.
 */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "./run.ts";
import { listSources } from "./sources.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
const sidecar = "sidecars/inference/";

async function checkSidecar(sources: string[], pack: string): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    for (const path of [...sources, `${sidecar}deno.json`]) {
      await Deno.copyFile(join(root, path), join(folder, path.slice(sidecar.length)));
    }
    await Deno.copyFile(join(pack, "package.json"), join(folder, "package.json"));
    await Deno.copyFile(join(pack, "deno.lock"), join(folder, "deno.lock"));
    await Deno.symlink(join(pack, "node_modules"), join(folder, "node_modules"));
    await run(Deno.execPath(), ["check", "--quiet", "main.ts"], { cwd: folder });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

function findPack(): string | null {
  const engines = Deno.env.get("LERNWERK_ENGINES") ?? join(root, ".cache", "engines");
  try {
    const names = [...Deno.readDirSync(engines)].map(({ name }) => name);
    const name = names.find((name) => /^llama-cpp-[\d.]+-\w+-\w+$/.test(name));
    return name === undefined ? null : join(engines, name);
  } catch {
    return null;
  }
}

function isSidecar(path: string): boolean {
  return path.startsWith(sidecar);
}

/** Folders and files to hand to the compiler: long lists of files break on Windows. */
function places(sources: string[]): string[] {
  return [...new Set(sources.map((path) => /^(sidecars\/)?[^/]+/.exec(path)![0]))];
}

const sources = await listSources(root);
try {
  const own = places(sources.filter((path) => !isSidecar(path)));
  await run(Deno.execPath(), ["check", "--quiet", ...own], { cwd: root });
  const pack = findPack();
  if (pack === null) console.log(`${sidecar} is not checked: no inference pack is installed`);
  else await checkSidecar(sources.filter(isSidecar), pack);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  Deno.exit(1);
}
