import { fileRole } from "@/web/route_files.ts";
import type { FileRole } from "@/web/route_files.ts";

/** A file below an app's `routes/` or `islands/`, with what its name makes of it. */
export interface AppFile {
  /** Relative to the app's folder, with forward slashes: `routes/index.tsx`. */
  path: string;
  file: FileRole;
}

/** Everything below `routes/` and `islands/`, sorted by path so that results are repeatable. */
export async function listAppFiles(app: string): Promise<AppFile[]> {
  const found = await Promise.all(["routes", "islands"].map((dir) => filesBelow(app, dir)));
  return found.flat().sort().map((path) => ({ path, file: fileRole(path) }));
}

/** Every file below a folder of the app, relative to the app; none where there is no such folder. */
export async function filesBelow(app: string, dir: string): Promise<string[]> {
  const paths: string[] = [];
  try {
    for await (const { name, isDirectory } of Deno.readDir(`${app}/${dir}`)) {
      const path = `${dir}/${name}`;
      if (isDirectory) paths.push(...await filesBelow(app, path));
      else if (!name.startsWith(".")) paths.push(path);
    }
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
  return paths;
}
