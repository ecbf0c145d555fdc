import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { createServer as createVite } from "vite";
import type { InlineConfig, ViteDevServer } from "vite";
import { clientConfig, developmentPlugins, root, stylePlugins } from "./client_config.ts";
import { startServerProcess } from "./server_process.ts";
import type { ServerProcess, ServerProcessOptions } from "./server_process.ts";
import { watchSources } from "./watch_sources.ts";
import type { Change } from "./watch_sources.ts";

export interface DevelopmentOptions extends Pick<ServerProcessOptions, "onReady"> {
  /** The folder with `routes/` and `islands/`. */
  app: string;
  /** Where pages are opened. */
  port: number;
  /** Starts the server; `--port` and `--client` are added. */
  command: [string, ...string[]];
  /** Only changes below this folder count; the whole repository when left out. */
  watched?: string;
}

/** Development under way. */
export interface Development {
  close(): Promise<void>;
}

/** What neither server nor page is made of. */
const outside = /^(tasks|bench|e2e|docs|sidecars|dist|coverage|node_modules|lernwerk-data|\..*)$/;

/**
 * Runs Vite for the browser half and, behind it, the server: pages are opened at Vite's address,
 * which stays up while the server restarts. A changed island is replaced in the open page, which
 * keeps its state; any other change restarts the server and reloads the page.
 */
export async function startDevelopment(options: DevelopmentOptions): Promise<Development> {
  const { app, port, command, onReady, watched } = options;
  const behind = freePort();
  const client = `http://127.0.0.1:${port}`;
  const server = await startServerProcess({
    command: [...command, "--port", String(behind), "--client", client],
    onReady: ({ token }) => onReady?.({ url: client, ...(token && { token }) }),
  });
  // Vite believes what it finds here, such as what a build in this process left behind, and replaces
  // nothing in an open page then.
  Deno.env.set("NODE_ENV", "development");
  const vite = await createVite(await developmentConfig({ app, port, behind, server }));
  await vite.listen();
  const folders = watched ? [watched] : await sourceFolders();
  const watcher = watchSources(folders, (changes) => {
    void followChanges(changes.filter(isSource), { vite, server });
  });
  return {
    async close() {
      watcher[Symbol.dispose]();
      await vite.close();
      await server.stop();
    },
  };
}

/** The top of the repository, file by file and folder by folder, without what is outside. */
async function sourceFolders(): Promise<string[]> {
  const entries = await Array.fromAsync(Deno.readDir(root));
  return entries.filter(({ name }) => !outside.test(name)).map(({ name }) => `${root}/${name}`);
}

interface Places {
  app: string;
  port: number;
  behind: number;
  server: ServerProcess;
}

async function developmentConfig(
  { app, port, behind, server }: Places,
): Promise<InlineConfig> {
  const config = clientConfig(app);
  return {
    ...config,
    plugins: [
      ...config.plugins ?? [],
      ...await stylePlugins(),
      ...await developmentPlugins(),
    ],
    cacheDir: `${root}/.cache/vite`,
    server: {
      host: "127.0.0.1",
      port,
      strictPort: true,
      proxy: {
        "^/(?!_app/)": {
          target: `http://127.0.0.1:${behind}`,
          // Host and Origin stay what the browser sent: the server's gate checks them itself.
          changeOrigin: false,
          // A page that is asked for during a restart waits for it.
          bypass: () => server.listening().then(() => null),
          configure: (proxy) => proxy.on("error", askAgain),
        },
      },
      // It is told by `watchSources`.
      watch: null,
    },
    // Named here, since one that is found later reloads the page.
    optimizeDeps: {
      include: [
        "@preact/signals",
        "preact",
        "preact/debug",
        "preact/devtools",
        "preact/hooks",
        "preact/jsx-dev-runtime",
        "preact/jsx-runtime",
      ],
    },
  };
}

/** A page that was asked for while the server went down is asked for again, and then waits. */
function askAgain(_error: Error, request: IncomingMessage, answer: ServerResponse | Socket): void {
  if (request.method !== "GET" || !("writeHead" in answer) || answer.headersSent) return;
  answer.writeHead(307, { location: request.url ?? "/" }).end();
}

function isSource({ file }: Change): boolean {
  return /\.(tsx?|css)$/.test(file) && !/_test\.tsx?$|\.gen\.ts$|[/\\]_app[/\\]/.test(file);
}

interface Running {
  vite: ViteDevServer;
  server: ServerProcess;
}

async function followChanges(changes: Change[], { vite, server }: Running): Promise<void> {
  if (changes.length === 0) return;
  const withManifest = changes.some(({ isListed }) => isListed);
  if (withManifest) forgetIslands(vite);
  const isReplaced = changes.every(({ file }) => isIsland(file, vite));
  for (const { file } of changes) vite.watcher.emit("change", file);
  const isServed = changes.every(({ file }) => file.endsWith(".css"));
  const listens = isServed || await server.restart({ withManifest });
  if (listens && !isReplaced) vite.environments.client.hot.send({ type: "full-reload" });
}

/** Whether Vite itself brings the change into the open page. */
function isIsland(file: string, vite: ViteDevServer): boolean {
  return (vite.environments.client.moduleGraph.getModulesByFile(file)?.size ?? 0) > 0;
}

/** The entry lists the islands; after one came or went it must be made anew. */
function forgetIslands(vite: ViteDevServer): void {
  const { moduleGraph } = vite.environments.client;
  const entry = moduleGraph.getModuleById("virtual:islands");
  if (entry) moduleGraph.invalidateModule(entry);
}

function freePort(): number {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = listener.addr;
  listener.close();
  return port;
}

if (import.meta.main) {
  const development = await startDevelopment({
    app: root,
    port: 8000,
    command: [
      Deno.execPath(),
      "run",
      "-A",
      "main.ts",
      "serve",
      "--json",
      "--no-open",
      ...Deno.args,
    ],
    onReady: ({ url, token }) => console.log(token ? `${url}/?token=${token}` : url),
  });
  const signals = Deno.build.os === "windows"
    ? ["SIGINT"] as const
    : ["SIGINT", "SIGTERM"] as const;
  for (const signal of signals) {
    Deno.addSignalListener(signal, () => void development.close().then(() => Deno.exit()));
  }
}
