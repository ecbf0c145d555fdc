import { configure, type FileEntry, Uint8ArrayReader, ZipReader } from "@zip.js/zip.js";
import { AppError } from "@/core/contract/mod.ts";

/** Limits against archives that unpack to far more than they hold. */
const mostEntries = 10_000;
const mostBytes = 200e6;
const highestRatio = 100;
/** Small parts may be that regular by nature. */
const ratioCountsFrom = 1024 * 1024;

/** The parts of a ZIP archive, checked against what archives do to programs that trust them. */
export interface Archive {
  /** A part's bytes, or null when there is none of that name. */
  read(path: string): Promise<Uint8Array | null>;
}

/**
 * Opens an archive. Names that leave it, links, duplicates, and headers that contradict its
 * directory are refused, as is what would unpack to more than 200 MB or a hundred times its size.
 *
 * @throws {AppError} `document_damaged`, `document_unsafe`, `document_bomb`
 */
export async function openArchive(bytes: Uint8Array): Promise<Archive> {
  // Small slices in, so that no slice can come out larger than about four megabytes.
  configure({ useWebWorkers: false, chunkSize: 4096 });
  const reader = new ZipReader(new Uint8ArrayReader(bytes), {
    strictness: "strict",
    checkOverlappingEntry: true,
    checkCrc32: true,
  });
  const entries = await whileZip(() => listEntries(reader));
  return {
    async read(path) {
      const entry = entries.get(path);
      return entry ? await whileZip(() => unpack(entry)) : null;
    },
  };
}

async function listEntries(
  reader: ZipReader<Uint8Array>,
): Promise<Map<string, FileEntry>> {
  const entries = new Map<string, FileEntry>();
  let total = 0;
  for await (const entry of reader.getEntriesGenerator()) {
    if (entry.encrypted) throw new AppError("document_encrypted");
    if (isLink(entry.externalFileAttributes) || entry.filename.includes("\\")) {
      throw new AppError("document_unsafe");
    }
    if (entry.directory) continue;
    total += entry.uncompressedSize;
    if (entries.size >= mostEntries || total > mostBytes || isBomb(entry)) throw bomb();
    entries.set(entry.filename, entry);
  }
  return entries;
}

/** Unix file type "symbolic link", which archivers keep in the attributes' upper half. */
function isLink(externalFileAttributes: number): boolean {
  return ((externalFileAttributes >>> 16) & 0o170000) === 0o120000;
}

function isBomb({ compressedSize, uncompressedSize }: FileEntry): boolean {
  return uncompressedSize > ratioCountsFrom && uncompressedSize > compressedSize * highestRatio;
}

function bomb(): AppError {
  return new AppError("document_bomb", {
    limit_mb: mostBytes / 1e6,
    ratio: highestRatio,
  });
}

/** What the directory states may be a lie, so that the bytes are counted as they come. */
async function unpack(entry: FileEntry): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const writable = new WritableStream<Uint8Array>({
    write(part) {
      size += part.length;
      if (size > entry.uncompressedSize) throw bomb();
      parts.push(part.slice());
    },
  });
  await entry.getData(writable);
  return new Uint8Array(await new Blob(parts as BlobPart[]).arrayBuffer());
}

/** Turns zip.js' refusals into ours; nothing that it says is for people. */
async function whileZip<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    const isUnsafe = cause instanceof Error && unsafe.test(cause.message);
    throw new AppError(isUnsafe ? "document_unsafe" : "document_damaged", {}, { cause });
  }
}

const unsafe = /ambiguous|unsafe|overlapping/i;
