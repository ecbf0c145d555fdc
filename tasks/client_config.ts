import { fileURLToPath } from "node:url";
import type { InlineConfig, Plugin } from "vite";
import { filesBelow, listAppFiles } from "./list_app_files.ts";

/** The repository's root, which `@/` stands for. */
export const root = fileURLToPath(new URL("../", import.meta.url)).replace(/[/\\]$/, "");

const entry = "virtual:islands";

/** What an app runs on every page before it has loaded, where its islands may still be asleep. */
const beforeIslands = "islands/_before_islands.ts";

/** The folders whose markup Tailwind reads for class names. */
const styledFolders = ["components", "islands", "routes"];

/** The styles of all pages, and what they are made from; null for an app that has none. */
export async function appStyles(app: string): Promise<Styles | null> {
  const file = `${app}/styles/app.css`;
  if (!await Deno.stat(file).then(() => true, () => false)) return null;
  const folders = [...styledFolders, "styles"];
  const found = await Promise.all(folders.map((folder) => filesBelow(app, folder)));
  const isSource = (path: string) => /\.(css|tsx?)$/.test(path) && !/_test\.tsx?$/.test(path);
  const below = app === root ? "" : `${app.slice(root.length + 1)}/`;
  return { file, sources: found.flat().filter(isSource).map((path) => below + path) };
}

/** A stylesheet and the files that decide what is in it, relative to the root. */
export interface Styles {
  file: string;
  sources: string[];
}

/**
 * What building and developing the browser half have in common. Vite knows only the islands and
 * what they import; the server runs unbundled.
 *
 * @param app the folder with `routes/` and `islands/`: the root, or a fixture.
 */
export function clientConfig(app: string): InlineConfig {
  return {
    root,
    base: "/_app/",
    configFile: false,
    publicDir: false,
    logLevel: "warn",
    resolve: { alias: [{ find: /^@\//, replacement: `${root}/` }] },
    plugins: [islandsPlugin(app)],
  };
}

/** Tailwind as a plugin; loaded only when styles are really built. */
export async function stylePlugins(): Promise<Plugin[]> {
  const { default: tailwind } = await import("@tailwindcss/vite");
  return tailwind() as Plugin[];
}

/** The plugins that development adds: hot replacement of components. */
export async function developmentPlugins(): Promise<Plugin[]> {
  const { default: preact } = await import("@preact/preset-vite");
  return preact() as Plugin[];
}

/** How the browser build is compiled. */
export const jsx = { runtime: "automatic", importSource: "preact" } as const;

/** The names of an app's islands, as pages carry them. */
export async function islandNames(app: string): Promise<string[]> {
  const files = await listAppFiles(app);
  return files.filter(({ file }) => file.role === "island").map(({ path }) => path);
}

/** The entry module: hydration with one lazy import, and so one chunk, an island. */
function islandsPlugin(app: string): Plugin {
  return {
    name: "islands",
    resolveId: (id) => id === entry ? entry : null,
    load: async (id) => id === entry ? await entryModule(app) : null,
  };
}

async function entryModule(app: string): Promise<string> {
  const below = app === root ? "" : app.slice(root.length);
  const loaders = (await islandNames(app)).map((name) => {
    const file = JSON.stringify(`${below}/${name}`);
    return `  ${JSON.stringify(name)}: () => import(${file}),\n`;
  });
  const hasFirst = await Deno.stat(`${app}/${beforeIslands}`).then(() => true, () => false);
  return (hasFirst ? `import "${below}/${beforeIslands}";\n` : "") +
    `import { hydrateIslands } from "/web/client/hydrate.ts";\n` +
    `hydrateIslands({\n${loaders.join("")}});\n`;
}
