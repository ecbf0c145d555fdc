import { createHash } from "node:crypto";

/** Takes a file's bytes in order. */
export interface Sink {
  /** Bytes written so far. */
  readonly bytes: number;
  write(bytes: Uint8Array): Promise<void>;
}

/** A file that was written. */
export interface Written {
  bytes: number;
  sha256: string;
}

/**
 * Writes a file that appears under its name only when it is whole and on the disk. Whatever goes
 * wrong, what stood there before stays, and nothing else is left.
 *
 * @throws what `fill` throws, and the file system's errors.
 */
export async function writeAside(
  path: string,
  fill: (sink: Sink) => Promise<void>,
): Promise<Written> {
  const temporary = `${path}.tmp-${Deno.pid}`;
  try {
    const written = await writeNew(temporary, fill);
    await Deno.rename(temporary, path);
    return written;
  } catch (error) {
    await Deno.remove(temporary).catch(() => {});
    throw error;
  }
}

async function writeNew(path: string, fill: (sink: Sink) => Promise<void>): Promise<Written> {
  using file = await Deno.open(path, { write: true, create: true, truncate: true });
  const hash = createHash("sha256");
  let bytes = 0;
  await fill({
    get bytes() {
      return bytes;
    },
    async write(piece) {
      hash.update(piece);
      for (let at = 0; at < piece.length;) at += await file.write(piece.subarray(at));
      bytes += piece.length;
    },
  });
  await file.sync();
  return { bytes, sha256: hash.digest("hex") };
}
