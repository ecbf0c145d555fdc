import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import config from "@/deno.json" with { type: "json" };
import { listFiles } from "./_list_files.ts";
import { materialiseFolder } from "./_materialise.ts";
import { packagedPath, sourcePath, unpackagedPath } from "./_packaged_path.ts";
import { findDataFolder } from "./_places.ts";
import {
  childVariables,
  type Command,
  type Purpose,
  type RuntimeMode,
  selfCommand,
  type SelfCommandOptions,
} from "./_self_command.ts";

export { borrowedFiles, packagedPath } from "./_packaged_path.ts";
export type {
  ChildPermissions,
  Command,
  Grant,
  Purpose,
  RuntimeMode,
  SelfCommandOptions,
} from "./_self_command.ts";

/** The environment variables that change what Lernwerk does; no other is read by name. */
export type EnvironmentName =
  /** Folder of installed engines, so that several data folders and the tests share one. */
  | "LERNWERK_ENGINES"
  /** Address of the person's Ollama, as Ollama's own tools read it. */
  | "OLLAMA_HOST"
  /** Address of the package index that pip uses here, such as a school's mirror. */
  | "PIP_INDEX_URL";

/** Everything that depends on where and how the program runs. */
export interface Runtime {
  readonly mode: RuntimeMode;
  /** Lernwerk's version, from deno.json. */
  readonly version: string;
  readonly os: typeof Deno.build.os;
  /** The executable that runs: Deno itself, or the binary. */
  readonly executable: string;
  /** The command that starts this program again with other arguments. */
  selfCommand(args: readonly string[], options?: SelfCommandOptions): Command;
  /**
   * A plain Deno for sidecars that need packages or FFI. The binary is none itself: it looks in
   * `<enginesDir>/deno/` and then on PATH. Null where there is none.
   */
  denoExecutable(enginesDir: string): string | null;
  /** The URL of a worker entry in `workers/`, by its name without extension. */
  workerUrl(name: string): URL;
  /**
   * The URL of a file that ships with the program, such as `static/favicon.svg` or
   * `native/pdfium.wasm` (which is a package's own when we run from source).
   */
  assetUrl(path: string): URL;
  /** The content of a file that ships with the program. Throws `Deno.errors.NotFound`. */
  readAsset(path: string): Promise<Uint8Array<ArrayBuffer>>;
  /** Paths of the files that ship in a folder such as `static`, sorted, with forward slashes. */
  listAssets(folder: string): Promise<string[]>;
  /**
   * A folder of the program that another process can read, such as `sidecars/trainer`. From source
   * it is the repository's own; otherwise its files are copied once to `<intoDir>/<name>-<hash>`.
   */
  materialise(folder: string, intoDir: string): Promise<string>;
  /** The same, but always copied: for programs whose packages lie beside `intoDir`. */
  layOut(folder: string, intoDir: string): Promise<string>;
  /** The data folder: `explicit` (--data), `lernwerk-data` beside the program, or the platform's. */
  dataFolder(explicit?: string): string;
  /** Where engines are installed: LERNWERK_ENGINES, else `engines` in the data folder. */
  enginesFolder(dataDir: string): string;
  /** The person's home folder; empty where the system names none. */
  homeFolder(): string;
  /** An environment variable's value, or null when it is unset or empty. */
  environmentValue(name: EnvironmentName): string | null;
  /** Whether windows can be shown to anybody here; a server without a desktop has no screen. */
  hasScreen(): boolean;
  /** The part of our environment that a child process may have; never a provider's key. */
  childEnvironment(purpose: Purpose): Record<string, string>;
  /** Whether a stream is a terminal, and whether colours are wanted there (no-color.org). */
  terminal(stream: Stream): { isTerminal: boolean; hasColour: boolean };
  /** The person's language as the operating system states it, such as "de-DE". */
  systemLanguage(): string;
}

/** Where a program writes. */
export type Stream = "stdout" | "stderr";

/** What the runtime learns from Deno; tests pass something else. */
export interface RuntimeHost {
  execPath: string;
  /** True inside an executable made by `deno compile`. */
  standalone: boolean;
  /** `import.meta.url` of the file that holds this code. */
  moduleUrl: string;
  os: typeof Deno.build.os;
  env(): Record<string, string>;
  isTerminal(stream: Stream): boolean;
  exists(path: string): boolean;
}

/**
 * Tells where we run from. This module alone knows about source, bundle and binary, and it alone
 * reads the environment; everything else gets a `Runtime`.
 */
export function createRuntime(host: RuntimeHost = denoHost()): Runtime {
  const isSource = host.moduleUrl.endsWith("/core/system/runtime.ts");
  // The bundler puts all entries and chunks side by side, so that the root is where we are.
  const root = new URL(isSource ? "../../" : "./", host.moduleUrl);
  const mode = host.standalone ? "binary" : isSource ? "source" : "portable";
  const program = { mode, os: host.os, executable: host.execPath } as const;
  const assetUrl = (path: string) =>
    new URL(isSource ? sourcePath(path) : packagedPath(path), root);
  return {
    ...program,
    version: config.version,
    assetUrl,
    selfCommand: (args, options = {}) =>
      selfCommand({ ...program, root: fileURLToPath(root) }, args, options),
    denoExecutable: (enginesDir) => mode === "binary" ? findDeno(host, enginesDir) : host.execPath,
    workerUrl: (name) => assetUrl(isSource ? `workers/${name}.ts` : `worker_${name}.js`),
    readAsset: (path) => Deno.readFile(assetUrl(path)),
    listAssets: async (folder) =>
      (await listFiles(fileURLToPath(assetUrl(folder)))).map(unpackagedPath),
    materialise: (folder, intoDir) => {
      const path = fileURLToPath(assetUrl(folder));
      return isSource ? Promise.resolve(path) : materialiseFolder(path, intoDir);
    },
    layOut: (folder, intoDir) => materialiseFolder(fileURLToPath(assetUrl(folder)), intoDir),
    dataFolder: (explicit) =>
      findDataFolder({ host, explicit, besides: besideProgram(host, mode, root) }),
    enginesFolder: (dataDir) => host.env()["LERNWERK_ENGINES"] || join(dataDir, "engines"),
    homeFolder: () => host.env()[host.os === "windows" ? "USERPROFILE" : "HOME"] ?? "",
    environmentValue: (name) => host.env()[name] || null,
    hasScreen: () => hasScreen(host),
    childEnvironment: (purpose) => childVariables(host.env(), purpose),
    terminal: (stream) => describeTerminal(host, stream),
    systemLanguage: () => systemLanguage(host.env()),
  };
}

/** What says where a Unix desktop is; `BROWSER` serves editors that run on another computer. */
const screenVariables = ["DISPLAY", "WAYLAND_DISPLAY", "BROWSER"];

function hasScreen({ os, env }: RuntimeHost): boolean {
  return os === "darwin" || os === "windows" || screenVariables.some((name) => env()[name]);
}

function denoHost(): RuntimeHost {
  return {
    execPath: Deno.execPath(),
    standalone: Deno.build.standalone,
    moduleUrl: import.meta.url,
    os: Deno.build.os,
    env: () => Deno.env.toObject(),
    isTerminal: (stream) => Deno[stream].isTerminal(),
    exists,
  };
}

function exists(path: string): boolean {
  try {
    Deno.statSync(path);
    return true;
  } catch {
    return false;
  }
}

function besideProgram(host: RuntimeHost, mode: RuntimeMode, root: URL): string {
  return mode === "binary" ? join(host.execPath, "..") : fileURLToPath(root);
}

function findDeno(host: RuntimeHost, enginesDir: string): string | null {
  const name = host.os === "windows" ? "deno.exe" : "deno";
  const folders = (host.env()["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  const places = [join(enginesDir, "deno"), ...folders].map((folder) => join(folder, name));
  return places.find(host.exists) ?? null;
}

function describeTerminal(host: RuntimeHost, stream: Stream) {
  const isTerminal = host.isTerminal(stream);
  return { isTerminal, hasColour: isTerminal && !host.env()["NO_COLOR"] };
}

/** POSIX order; "C" and "POSIX" state no language. Windows sets none: the JavaScript locale does. */
function systemLanguage(env: Record<string, string>): string {
  const stated = env["LC_ALL"] || env["LC_MESSAGES"] || env["LANG"];
  if (stated === undefined) return navigator.language;
  const language = stated.replace(/[.@].*$/, "").replace("_", "-");
  return language === "C" || language === "POSIX" ? "en" : language;
}
