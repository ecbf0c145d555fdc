import { createHash } from "node:crypto";
import { dirname, join } from "node:path";

/** Hex SHA-256 of a file, read in pieces. */
export async function sha256File(path: string): Promise<string> {
  using file = await Deno.open(path);
  const hash = createHash("sha256");
  const piece = new Uint8Array(1 << 20);
  for (let read; (read = await file.read(piece)) !== null;) hash.update(piece.subarray(0, read));
  return hash.digest("hex");
}

/** Hex SHA-256 of bytes or a text. */
export function sha256(data: Uint8Array | string): string {
  return createHash("sha256").update(data).digest("hex");
}

/** Writes a file and flushes it to the disk. @throws the system's error when the disk is full. */
export async function writeDurably(path: string, data: Uint8Array): Promise<void> {
  using file = await Deno.open(path, { write: true, create: true, truncate: true });
  for (let at = 0; at < data.length;) at += await file.write(data.subarray(at));
  await file.sync();
}

/** Flushes a file that is already written to the disk. */
export async function syncFile(path: string): Promise<void> {
  using file = await Deno.open(path, { read: true, write: true });
  await file.sync();
}

/** Replaces a file in one step. */
export async function replaceFile(path: string, text: string): Promise<void> {
  const temporary = `${path}.tmp-${Deno.pid}`;
  await writeDurably(temporary, new TextEncoder().encode(text));
  await Deno.rename(temporary, path);
}

/** Gives a finished folder its name, putting aside what had the name before. */
export async function publishFolder(temporary: string, final: string): Promise<void> {
  const old = `${final}.tmp-old-${Deno.pid}`;
  if (await exists(final)) await Deno.rename(final, old);
  await Deno.rename(temporary, final);
  await syncFolder(dirname(final));
  await removeTree(old);
}

/** Deletes what processes that were killed left under a temporary name. */
export async function removeLeftovers(folder: string): Promise<void> {
  for await (const { name } of Deno.readDir(folder)) {
    if (name.includes(".tmp-")) await removeTree(join(folder, name));
  }
}

/** Deletes a file or folder; absent is fine. */
export async function removeTree(path: string): Promise<void> {
  await Deno.remove(path, { recursive: true }).catch(() => {});
}

/** Whether something has this path. */
export async function exists(path: string): Promise<boolean> {
  return await Deno.stat(path).then(() => true, () => false);
}

/** Flushes a folder's entries; Windows has no such call and needs none. */
async function syncFolder(folder: string): Promise<void> {
  if (Deno.build.os === "windows") return;
  using handle = await Deno.open(folder);
  await handle.sync();
}
