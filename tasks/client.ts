import { gzipSync } from "node:zlib";
import type { Rolldown } from "vite";
import { builtPrefix } from "@/web/client_assets.ts";
import type { AssetList } from "@/web/client_assets.ts";
import { appStyles, clientConfig, islandNames, jsx, root, stylePlugins } from "./client_config.ts";

/** What is built from where to where. */
export interface ClientBuild {
  /** The folder with `islands/` and `routes/`. */
  app: string;
  /** The folder that is served as `/_app/`. */
  outDir: string;
}

/** What decides about the build beside the source files that it read. */
const settings = ["deno.lock", "tasks/client_config.ts", "tasks/client.ts"];

/** Builds the browser half unless it is up to date; says whether it built. */
export async function buildClient({ app, outDir }: ClientBuild): Promise<boolean> {
  const islands = await islandNames(app);
  const styles = await appStyles(app);
  const last = await lastBuild(outDir);
  if (last && last.inputsHash === await hashOf(last.inputs, islands)) return false;
  const inputs = new Set([...settings, ...styles?.sources ?? []]);
  const config = clientConfig(app);
  // Vite takes its time to load, and most calls find everything up to date.
  const { build } = await import("vite");
  const result = await build({
    ...config,
    plugins: [
      ...config.plugins ?? [],
      ...(styles ? await stylePlugins() : []),
      recordInputs(inputs),
    ],
    worker: { format: "es", plugins: () => [recordInputs(inputs)] },
    oxc: { jsx },
    build: {
      outDir,
      emptyOutDir: true,
      assetsDir: "",
      modulePreload: false,
      target: "es2023",
      rolldownOptions: {
        input: { entry: "virtual:islands", ...(styles && { styles: styles.file }) },
      },
    },
  }) as Rolldown.RolldownOutput;
  const chunks = result.output.filter((file) => file.type === "chunk");
  const sorted = [...inputs].sort();
  const list: AssetList = {
    inputsHash: await hashOf(sorted, islands),
    inputs: sorted,
    entry: urlOf(chunks.find(({ name }) => name === "entry")?.fileName),
    styles: result.output.map(({ fileName }) => fileName).filter(isStylesheet).map(urlOf),
    islands: Object.fromEntries(islands.map((name) => [name, filesOf(`${app}/${name}`, chunks)])),
  };
  await compressAll(outDir);
  await Deno.writeTextFile(`${outDir}/assets.json`, `${JSON.stringify(list, null, 2)}\n`);
  return true;
}

/** Collects the source files that the build reads; packages are covered by the lock file. */
function recordInputs(inputs: Set<string>) {
  return {
    name: "record-inputs",
    transform(_code: string, id: string) {
      const file = id.split("?")[0] ?? "";
      if (file.startsWith(`${root}/`) && !file.includes("/node_modules/")) {
        inputs.add(file.slice(root.length + 1));
      }
    },
  };
}

function isStylesheet(fileName: string): boolean {
  return fileName.endsWith(".css");
}

/** The island's own chunk and what that imports, without what the entry loads anyway. */
function filesOf(island: string, chunks: Rolldown.OutputChunk[]): string[] {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const wanted = new Set<string>();
  const add = (chunk: Rolldown.OutputChunk | undefined) => {
    if (!chunk || chunk.isEntry || wanted.has(chunk.fileName)) return;
    wanted.add(chunk.fileName);
    chunk.imports.forEach((name) => add(byName.get(name)));
  };
  add(chunks.find(({ facadeModuleId }) => facadeModuleId === island));
  return [...wanted].map(urlOf);
}

function urlOf(fileName: string | undefined): string {
  if (fileName === undefined) throw new Error("The client build has no entry");
  return builtPrefix + fileName;
}

async function lastBuild(outDir: string): Promise<AssetList | null> {
  try {
    return JSON.parse(await Deno.readTextFile(`${outDir}/assets.json`));
  } catch {
    return null;
  }
}

async function hashOf(inputs: string[], islands: string[]): Promise<string> {
  const texts = await Promise.all(
    inputs.map((path) => Deno.readTextFile(`${root}/${path}`).catch(() => "gone")),
  );
  const all = new TextEncoder().encode(JSON.stringify([inputs, islands, texts]));
  return new Uint8Array(await crypto.subtle.digest("SHA-256", all)).toHex();
}

/** A file below a kilobyte gains nothing. */
async function compressAll(outDir: string): Promise<void> {
  for await (const { name } of Deno.readDir(outDir)) {
    if (!/\.(js|css)$/.test(name)) continue;
    const bytes = await Deno.readFile(`${outDir}/${name}`);
    if (bytes.length > 1024) await Deno.writeFile(`${outDir}/${name}.gz`, gzipSync(bytes));
  }
}

if (import.meta.main) {
  const built = await buildClient({ app: root, outDir: `${root}/static/_app` });
  console.error(built ? "client built" : "client up to date");
}
