import { join } from "node:path";

/** Paths of all files below a folder, relative to it, sorted, with forward slashes. */
export async function listFiles(folder: string): Promise<string[]> {
  const found: string[] = [];
  for await (const entry of Deno.readDir(folder)) {
    if (entry.isDirectory) {
      const inside = await listFiles(join(folder, entry.name));
      found.push(...inside.map((path) => `${entry.name}/${path}`));
    } else found.push(entry.name);
  }
  return found.sort();
}
