import { dirname } from "node:path";

/** How a file is written. */
export interface AtomicWriteOptions {
  /** Defaults to 0600: data folders hold private things. */
  mode?: number;
  /** Puts the temporary file, which is whole and safe, in the old one's place; renames by default. */
  replace?(temporary: string): void | Promise<void>;
}

/**
 * Writes a file so that a reader, or a crash at any point, finds either the old or the new content:
 * temporary file in the same folder, fsync, rename, fsync of the folder.
 */
export async function atomicWrite(
  path: string,
  content: string | Uint8Array,
  options: AtomicWriteOptions = {},
): Promise<void> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  await atomicWriteParts(path, [bytes], options);
}

/** As {@link atomicWrite}, for content that is too much to be held at once. */
export async function atomicWriteParts(
  path: string,
  parts: Iterable<Uint8Array>,
  { mode = 0o600, replace = (temporary) => Deno.rename(temporary, path) }: AtomicWriteOptions = {},
): Promise<void> {
  const temporary = `${path}.${crypto.randomUUID()}.tmp`;
  try {
    await writeAndSync(temporary, parts, mode);
    await replace(temporary);
  } catch (error) {
    await Deno.remove(temporary).catch(() => {});
    throw error;
  }
  await syncFolder(dirname(path));
}

async function writeAndSync(path: string, parts: Iterable<Uint8Array>, mode: number) {
  using file = await Deno.open(path, { write: true, createNew: true, mode });
  for (const bytes of parts) {
    let written = 0;
    while (written < bytes.length) written += await file.write(bytes.subarray(written));
  }
  await file.sync();
}

/** Makes a rename in a folder survive a power cut; Windows has no such call and needs none. */
export async function syncFolder(path: string): Promise<void> {
  if (Deno.build.os === "windows") return;
  using folder = await Deno.open(path, { read: true });
  await folder.sync();
}
