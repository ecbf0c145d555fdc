/**
 * `deno task check`: the types of everything.
 *
 * The inference sidecar uses packages of its own, which only an installed pack has. Its types are
 * checked against a pack in the engines folder, where there is one.
 */
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "./run.ts";
import { listSources } from "./sources.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
const sidecar = "sidecars/inference/";

async function checkSidecar(sources: string[], pack: string): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    for (const path of [...sources, `${sidecar}deno.json`]) {
      const to = join(folder, path.slice(sidecar.length));
      await Deno.mkdir(dirname(to), { recursive: true });
      await Deno.copyFile(join(root, path), to);
    }
    await Deno.copyFile(join(pack, "package.json"), join(folder, "package.json"));
    await Deno.copyFile(join(pack, "deno.lock"), join(folder, "deno.lock"));
    await linkPackages(join(pack, "node_modules"), join(folder, "node_modules"));
    await run(Deno.execPath(), ["check", "--quiet", "main.ts", "trainer"], { cwd: folder });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** The pack's packages, and the types of Node's modules, which a pack does not need. */
async function linkPackages(from: string, to: string): Promise<void> {
  await Deno.mkdir(to);
  for await (const { name } of Deno.readDir(from)) {
    await Deno.symlink(join(from, name), join(to, name));
  }
  const installed = join(root, "node_modules", ".deno");
  const types = [...Deno.readDirSync(installed)].find(({ name }) =>
    name.startsWith("@types+node@")
  );
  if (types) {
    const scope = join(installed, types.name, "node_modules", "@types");
    await Deno.symlink(scope, join(to, "@types"));
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
