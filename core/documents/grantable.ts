import { join } from "node:path";

/** Paths that can be granted for as long as they are used. */
export interface GrantablePaths extends AsyncDisposable {
  paths: string[];
}

/**
 * Paths that Deno's `--allow-read` can name: it takes a comma for the end of one. Such files are
 * copied for as long as they are read; in the place of one that is gone, nothing is found.
 */
export async function grantablePaths(paths: readonly string[]): Promise<GrantablePaths> {
  if (!paths.some((path) => path.includes(","))) {
    return { paths: [...paths], async [Symbol.asyncDispose]() {} };
  }
  const folder = await Deno.makeTempDir({ prefix: "lernwerk-read-" });
  const copies = paths.map((path, at) => path.includes(",") ? copyInto(folder, at, path) : path);
  return {
    paths: await Promise.all(copies),
    [Symbol.asyncDispose]: () => Deno.remove(folder, { recursive: true }),
  };
}

async function copyInto(folder: string, at: number, path: string): Promise<string> {
  const copy = join(folder, String(at));
  await Deno.copyFile(path, copy).catch(() => {});
  return copy;
}
