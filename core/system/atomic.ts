import { dirname } from "node:path";

/**
 * Writes a file so that a reader, or a crash at any point, finds either the old or the new content:
 * temporary file in the same folder, fsync, rename, fsync of the folder.
 *
 * `mode` defaults to 0600: data folders hold private things.
 */
export async function atomicWrite(
  path: string,
  content: string | Uint8Array,
  { mode = 0o600 }: { mode?: number } = {},
): Promise<void> {
  const temporary = `${path}.${crypto.randomUUID()}.tmp`;
  try {
    await writeAndSync(temporary, content, mode);
    await Deno.rename(temporary, path);
  } catch (error) {
    await Deno.remove(temporary).catch(() => {});
    throw error;
  }
  await syncFolder(dirname(path));
}

async function writeAndSync(path: string, content: string | Uint8Array, mode: number) {
  using file = await Deno.open(path, { write: true, createNew: true, mode });
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  let written = 0;
  while (written < bytes.length) written += await file.write(bytes.subarray(written));
  await file.sync();
}

/** Makes a rename in a folder survive a power cut; Windows has no such call and needs none. */
export async function syncFolder(path: string): Promise<void> {
  if (Deno.build.os === "windows") return;
  using folder = await Deno.open(path, { read: true });
  await folder.sync();
}
