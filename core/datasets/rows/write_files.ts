import { createHash } from "node:crypto";
import { dirname } from "node:path";
import { syncFolder } from "@/core/system/mod.ts";

/** A written file. */
export interface WrittenFile {
  readonly rows: number;
  readonly bytes: number;
  /** Hex. */
  readonly sha256: string;
}

const flushAt = 256 * 1024;

/**
 * Writes lines to a file that appears whole or not at all, without holding them in memory.
 * Equal lines give an equal file.
 */
export async function writeLines(
  path: string,
  lines: AsyncIterable<string> | Iterable<string>,
): Promise<WrittenFile> {
  const temporary = `${path}.${crypto.randomUUID()}.tmp`;
  try {
    const written = await writeTo(temporary, lines);
    await Deno.rename(temporary, path);
    await syncFolder(dirname(path));
    return written;
  } catch (error) {
    await Deno.remove(temporary).catch(() => {});
    throw error;
  }
}

async function writeTo(
  path: string,
  lines: AsyncIterable<string> | Iterable<string>,
): Promise<WrittenFile> {
  using file = await Deno.open(path, { write: true, createNew: true, mode: 0o600 });
  const hash = createHash("sha256");
  const encoder = new TextEncoder();
  let rows = 0;
  let bytes = 0;
  let waiting = "";
  const flush = async () => {
    const piece = encoder.encode(waiting);
    waiting = "";
    hash.update(piece);
    bytes += piece.length;
    for (let at = 0; at < piece.length;) at += await file.write(piece.subarray(at));
  };
  for await (const line of lines) {
    rows++;
    waiting += line;
    if (waiting.length >= flushAt) await flush();
  }
  await flush();
  await file.sync();
  return { rows, bytes, sha256: hash.digest("hex") };
}
