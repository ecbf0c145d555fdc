/**
 * Fails on circular imports: `deno task circular`.
 *
 * Type-only imports count too: modules that know each other's types cannot be understood apart.
 */
import { relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { capture } from "./run.ts";
import { listSources } from "./sources.ts";

const root = fileURLToPath(new URL("../", import.meta.url));

/** For each file, the files that it imports. */
export type Graph = ReadonlyMap<string, readonly string[]>;

/** Cycles of a graph, one for each file that closes one, as paths that end where they began. */
export function findCycles(graph: Graph): string[][] {
  const cycles: string[][] = [];
  const finished = new Set<string>();
  const path: string[] = [];
  function visit(file: string): void {
    const start = path.indexOf(file);
    if (start >= 0) cycles.push([...path.slice(start), file]);
    if (start >= 0 || finished.has(file)) return;
    path.push(file);
    for (const imported of graph.get(file) ?? []) visit(imported);
    path.pop();
    finished.add(file);
  }
  for (const file of graph.keys()) visit(file);
  return cycles;
}

interface Dependency {
  code?: { specifier?: string };
  type?: { specifier?: string };
}

interface ModuleGraph {
  modules: { specifier: string; dependencies?: Dependency[] }[];
}

/** The import graph of our own files, as Deno sees it. */
async function readGraph(files: readonly string[]): Promise<Graph> {
  const entry = await Deno.makeTempFile({ suffix: ".ts" });
  try {
    const imports = files.map((file) => `import "${pathToFileURL(root + file).href}";`);
    await Deno.writeTextFile(entry, imports.join("\n"));
    return toGraph(await describeModules(entry));
  } finally {
    await Deno.remove(entry);
  }
}

async function describeModules(entry: string): Promise<ModuleGraph> {
  const args = ["info", "--json", "--config", `${root}deno.json`, entry];
  return JSON.parse(await capture(Deno.execPath(), args));
}

function toGraph({ modules }: ModuleGraph): Graph {
  const name = (specifier: string) => relative(root, fileURLToPath(specifier));
  const isOurs = (specifier: string | undefined) =>
    specifier?.startsWith("file:") && !name(specifier).startsWith("..") &&
    !name(specifier).startsWith("node_modules");
  return new Map(
    modules.filter(({ specifier }) => isOurs(specifier)).map(({ specifier, dependencies }) => {
      const targets = (dependencies ?? []).flatMap(({ code, type }) => [code, type])
        .map((target) => target?.specifier).filter((target) => target !== undefined)
        .filter(isOurs).map(name);
      return [name(specifier), [...new Set(targets)]];
    }),
  );
}

if (import.meta.main) {
  const graph = await readGraph(await listSources(root));
  const cycles = findCycles(graph);
  for (const cycle of cycles) console.error(`Circular import: ${cycle.join(" -> ")}`);
  console.log(`${graph.size} files, ${cycles.length} circular imports`);
  Deno.exit(cycles.length === 0 ? 0 : 1);
}
