import { AppError, saysDiskFull } from "@/core/contract/mod.ts";

/** Paths in a wheel, and for each the path on disk that it gets. */
export type WheelMembers = Readonly<Record<string, string>>;

/**
 * Takes files out of a wheel whose sum was checked. Only what is asked for is unpacked, and to paths
 * that the caller names: nothing that stands in the archive says where something is written.
 *
 * @throws {AppError} `pack_damaged` when one of them is not in it or the archive is none.
 */
export async function unpackWheel(
  path: string,
  { members, signal }: { members: WheelMembers; signal: AbortSignal },
): Promise<void> {
  // Loaded with the first wheel, so that the program starts without it.
  const { configure, Uint8ArrayReader, ZipReader } = await import("@zip.js/zip.js");
  configure({ useWebWorkers: false });
  const missing = new Map(Object.entries(members));
  const reader = new ZipReader(new Uint8ArrayReader(await Deno.readFile(path)), {
    strictness: "strict",
  });
  try {
    for await (const entry of reader.getEntriesGenerator()) {
      const target = missing.get(entry.filename);
      if (target === undefined || entry.directory) continue;
      const file = await Deno.open(target, { write: true, createNew: true });
      await entry.getData(file.writable, { signal, checkCrc32: true });
      missing.delete(entry.filename);
    }
  } catch (cause) {
    signal.throwIfAborted();
    throw saysDiskFull(cause) ? cause : damaged(path, cause);
  }
  if (missing.size > 0) throw damaged(path);
}

function damaged(path: string, cause?: unknown): AppError {
  const file = path.split(/[/\\]/).at(-1) ?? path;
  return new AppError("pack_damaged", { file }, { cause });
}
