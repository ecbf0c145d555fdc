import { join } from "node:path";
import { borrowedFiles, packagedPath } from "@/core/system/mod.ts";

/** Folders whose files the program reads when it runs. */
const folders = [
  ...["static", "native", "sidecars/trainer", "sidecars/inference", "core/overview/demo"],
];

/** Parts of them that only building and testing need. */
const leftOut =
  /(^|\/)(node_modules|__pycache__|\.pytest_cache|assembly|tests|testing)(\/|$)|_test\.tsx?$|^native\/.*\.(patch|h|json)$/;

/** Copies into `target` what ships beside the bundled code; returns the copied paths. */
export async function copyShippedFiles(root: string, target: string): Promise<string[]> {
  const found = (await Promise.all(folders.map((folder) => walk(root, folder)))).flat();
  const copies = [...found.map((path) => [path, path]), ...Object.entries(borrowedFiles)];
  for (const [path, source] of copies as [string, string][]) {
    const to = join(target, packagedPath(path));
    await Deno.mkdir(join(to, ".."), { recursive: true });
    await Deno.copyFile(join(root, source), to);
  }
  return copies.map(([path]) => path!);
}

async function walk(root: string, folder: string): Promise<string[]> {
  const found: string[] = [];
  for await (const entry of Deno.readDir(join(root, folder))) {
    const path = `${folder}/${entry.name}`;
    if (leftOut.test(path)) continue;
    if (entry.isDirectory) found.push(...await walk(root, path));
    else found.push(path);
  }
  return found.sort();
}
