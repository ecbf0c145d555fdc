import { join } from "node:path";

/** Folders without TypeScript of ours: generated, fetched, data, or kernels in another language. */
const leftOut = new Set([
  ...["node_modules", "dist", "coverage", ".cache", ".git", "static", "lernwerk-data", "native"],
]);

/** All TypeScript files of the repository, sorted, with forward slashes. */
export async function listSources(root: string, folder = ""): Promise<string[]> {
  const found: string[] = [];
  for await (const { name, isDirectory } of Deno.readDir(join(root, folder))) {
    const path = folder === "" ? name : `${folder}/${name}`;
    if (isDirectory && !leftOut.has(name)) found.push(...await listSources(root, path));
    else if (/\.tsx?$/.test(name)) found.push(path);
  }
  return found.sort();
}
