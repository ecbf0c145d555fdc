import { createHash } from "node:crypto";
import { basename, dirname, join } from "node:path";
import { listFiles } from "./_list_files.ts";
import { unpackagedPath } from "./_packaged_path.ts";
import { atomicWrite } from "./atomic.ts";

/**
 * Copies a folder to `<intoDir>/<name>-<hash of its content>` unless it is there, and returns that
 * path. The folder appears whole (it is renamed into place), so that its presence proves it
 * complete and several processes may do this at the same time. Tests are left out; copies of old
 * versions go after a month.
 */
export async function materialiseFolder(folder: string, intoDir: string): Promise<string> {
  const files = await readFiles(folder);
  const target = join(intoDir, `${basename(folder)}-${hashFiles(files)}`);
  if (await isFolder(target)) return target;
  await Deno.mkdir(intoDir, { recursive: true });
  const temporary = await Deno.makeTempDir({ dir: intoDir, prefix: ".copying-" });
  try {
    await writeFiles(temporary, files);
    await Deno.rename(temporary, target);
    await removeOld(intoDir, basename(folder));
  } catch (error) {
    await Deno.remove(temporary, { recursive: true });
    if (!await isFolder(target)) throw error;
  }
  return target;
}

const oldMs = 30 * 24 * 3600_000;

/** Whoever needs one of them after all copies it again. */
async function removeOld(intoDir: string, name: string): Promise<void> {
  for await (const entry of Deno.readDir(intoDir)) {
    if (!entry.name.startsWith(`${name}-`) && !entry.name.startsWith(".copying-")) continue;
    const path = join(intoDir, entry.name);
    const { mtime } = await Deno.stat(path);
    const isOld = mtime !== null && Date.now() - mtime.getTime() > oldMs;
    if (isOld) await Deno.remove(path, { recursive: true }).catch(() => {});
  }
}

/** What lies in the repository beside a program, but not in what ships. */
const forTests = /(^|\/)(node_modules|tests|testing)(\/|$)|_test\.tsx?$/;

type Files = Map<string, Uint8Array>;

async function readFiles(folder: string): Promise<Files> {
  const files: Files = new Map();
  for (const path of await listFiles(folder)) {
    if (forTests.test(path)) continue;
    files.set(unpackagedPath(path), await Deno.readFile(join(folder, path)));
  }
  return files;
}

function hashFiles(files: Files): string {
  const hash = createHash("sha256");
  for (const [path, bytes] of files) hash.update(`${path}\0${bytes.length}\0`).update(bytes);
  return hash.digest("hex").slice(0, 16);
}

async function writeFiles(folder: string, files: Files): Promise<void> {
  for (const [path, bytes] of files) {
    const target = join(folder, path);
    await Deno.mkdir(dirname(target), { recursive: true });
    await atomicWrite(target, bytes);
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await Deno.stat(path)).isDirectory;
  } catch {
    return false;
  }
}
