import { fileURLToPath } from "node:url";
import type { InlineConfig, Plugin } from "vite";
import { listAppFiles } from "./list_app_files.ts";

/** The repository's root, which `@/` stands for. */
export const root = fileURLToPath(new URL("../", import.meta.url)).replace(/[/\\]$/, "");

const entry = "virtual:islands";

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
    load: async (id) => id === entry ? entryModule(app, await islandNames(app)) : null,
  };
}

function entryModule(app: string, names: string[]): string {
  const below = app === root ? "" : app.slice(root.length);
  const loaders = names.map((name) => {
    const file = JSON.stringify(`${below}/${name}`);
    return `  ${JSON.stringify(name)}: () => import(${file}),\n`;
  });
  return `import { hydrateIslands } from "/web/client/hydrate.ts";\n` +
    `hydrateIslands({\n${loaders.join("")}});\n`;
}
