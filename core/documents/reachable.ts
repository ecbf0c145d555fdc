import { dirname, join, relative, resolve } from "node:path";
import { AppError, saysDiskFull } from "@/core/contract/mod.ts";
import { type Command, freeBytes } from "@/core/system/mod.ts";

/** Paths as a child calls them, for as long as they are used. */
export interface ReachablePaths extends AsyncDisposable {
  paths: string[];
  /** The folder in which the child starts; undefined: ours. */
  cwd: string | undefined;
}

/**
 * Paths as seen from the folder of the files: a project's files are named by their ids alone there,
 * however deep the data folder lies and whatever its name. A command line has room for 32,767
 * characters on Windows, and Deno's `--allow-read` takes a comma for the end of a path. A file that
 * has a comma in its own name is copied where such a list is passed; in the place of one that is gone,
 * nothing is found.
 *
 * @throws {AppError} `disk_full` where such a file cannot be copied.
 */
export async function reachablePaths(
  paths: readonly string[],
  command: (paths: readonly string[]) => Command,
): Promise<ReachablePaths> {
  await using held = new AsyncDisposableStack();
  const cwd = await firstFolder(paths);
  const near = cwd === undefined
    ? [...paths]
    : paths.map((path) => relative(cwd, resolve(path)) || ".");
  if (near.some(hasComma) && passesPaths(command(near))) {
    const folder = await Deno.makeTempDir({ prefix: "lernwerk-read-" });
    held.defer(() => Deno.remove(folder, { recursive: true }));
    for (const [at, path] of near.entries()) {
      if (hasComma(path)) near[at] = await copyInto(folder, at, paths[at]!);
    }
  }
  const used = held.move();
  return { paths: near, cwd, [Symbol.asyncDispose]: () => used.disposeAsync() };
}

function hasComma(path: string): boolean {
  return path.includes(",");
}

/** From source the child may read what is listed; a compiled binary takes no such list. */
function passesPaths({ args }: Command): boolean {
  return args.some((argument) => argument.startsWith("--allow-read="));
}

async function firstFolder(paths: readonly string[]): Promise<string | undefined> {
  for (const folder of new Set(paths.map((path) => dirname(resolve(path))))) {
    const found = await Deno.stat(folder).catch(() => null);
    if (found?.isDirectory) return folder;
  }
  return undefined;
}

async function copyInto(folder: string, at: number, path: string): Promise<string> {
  const copy = join(folder, String(at));
  try {
    await Deno.copyFile(path, copy);
  } catch (error) {
    if (saysDiskFull(error)) throw await diskFull(folder, path);
    // Whatever else it is, the child finds no file there and says so.
    await Deno.remove(copy).catch(() => {});
  }
  return copy;
}

async function diskFull(folder: string, path: string): Promise<AppError> {
  const [{ size }, free] = await Promise.all([Deno.stat(path), freeBytes(folder)]);
  const megabytes = (bytes: number) => Math.ceil(bytes / 1e6);
  return new AppError("disk_full", { needed_mb: megabytes(size), free_mb: megabytes(free) });
}
