import { crc32, inflateRawSync } from "node:zlib";
import {
  configure,
  type FileEntry,
  type Reader,
  Uint8ArrayReader,
  Uint8ArrayWriter,
  ZipReader,
} from "@zip.js/zip.js";
import { AppError } from "@/core/contract/mod.ts";

/** Limits against archives that unpack to far more than they hold. */
export interface ArchiveLimits {
  parts: number;
  /** Of all parts together, unpacked. */
  bytes: number;
}

/** The limits of a document that is an archive inside. */
export const documentLimits: ArchiveLimits = { parts: 10_000, bytes: 200e6 };

const highestRatio = 100;
/** Small parts may be that regular by nature. */
const ratioCountsFrom = 1024 * 1024;

/** The parts of a ZIP archive, checked against what archives do to programs that trust them. */
export interface Archive {
  /** Their paths, in the directory's order; folders are none. */
  readonly paths: readonly string[];
  /** A part's bytes, or null when there is none of that name. */
  read(path: string): Promise<Uint8Array | null>;
  /** Hands out a part's bytes piece by piece, each when the one before is taken. */
  unpack(path: string, give: (piece: Uint8Array) => void | Promise<void>): Promise<void>;
}

/**
 * Opens an archive. Names that leave it, links, duplicates, and headers that contradict its
 * directory are refused, as is what would unpack to more than the limits or a hundred times its size.
 *
 * @throws {AppError} `document_damaged`, `document_unsafe`, `document_bomb`; reading a part that is
 * locked by a password throws `document_encrypted`.
 */
export async function openArchive(
  source: Uint8Array | Reader<unknown>,
  limits: ArchiveLimits = documentLimits,
): Promise<Archive> {
  // Small slices in, so that no slice can come out larger than about four megabytes.
  configure({ useWebWorkers: false, chunkSize: 4096 });
  const input = source instanceof Uint8Array ? new Uint8ArrayReader(source) : source;
  const reader = new ZipReader(input, {
    strictness: "strict",
    checkOverlappingEntry: true,
    checkCrc32: true,
  });
  const entries = await whileZip(() => listEntries(reader, limits));
  async function unpack(path: string, give: (piece: Uint8Array) => void | Promise<void>) {
    const entry = entries.get(path);
    if (entry?.encrypted) throw new AppError("document_encrypted");
    if (entry) await whileZip(() => unpackEntry(entry, { limits, give }));
  }
  return {
    paths: [...entries.keys()],
    unpack,
    async read(path) {
      const entry = entries.get(path);
      if (entry?.encrypted) throw new AppError("document_encrypted");
      return entry ? await whileZip(() => readEntry(entry, limits)) : null;
    },
  };
}

async function listEntries(
  reader: ZipReader<unknown>,
  limits: ArchiveLimits,
): Promise<Map<string, FileEntry>> {
  const entries = new Map<string, FileEntry>();
  let total = 0;
  for await (const entry of reader.getEntriesGenerator()) {
    if (isLink(entry.externalFileAttributes) || entry.filename.includes("\\")) {
      throw new AppError("document_unsafe");
    }
    if (entry.directory) continue;
    total += entry.uncompressedSize;
    if (entries.size >= limits.parts || total > limits.bytes || isBomb(entry)) throw bomb(limits);
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

function bomb({ bytes }: ArchiveLimits): AppError {
  return new AppError("document_bomb", { limit_mb: bytes / 1e6, ratio: highestRatio });
}

/**
 * A whole part at once, which is several times as fast as piece by piece. What the directory states
 * may be a lie: no more than that is unpacked, and no less is taken for it.
 */
async function readEntry(entry: FileEntry, limits: ArchiveLimits): Promise<Uint8Array> {
  const raw = await entry.getData(new Uint8ArrayWriter(), { passThrough: true });
  const bytes = entry.compressionMethod === stored ? raw : inflate(raw, entry, limits);
  const isWhole = bytes.length === entry.uncompressedSize && crc32(bytes) === entry.signature;
  if (!isWhole) throw new AppError("document_damaged");
  return bytes;
}

const largestChunk = 8 * 1024 * 1024;

/** Methods of compression (APPNOTE 4.4.5). */
const [stored, deflated] = [0, 8];

function inflate(
  raw: Uint8Array,
  { compressionMethod, uncompressedSize }: FileEntry,
  limits: ArchiveLimits,
): Uint8Array {
  if (compressionMethod !== deflated) throw new AppError("document_damaged");
  try {
    return inflateRawSync(raw, {
      maxOutputLength: Math.max(uncompressedSize, 1),
      // In one piece, as a rule: by default it comes in hundreds, which are put together then.
      chunkSize: Math.min(Math.max(uncompressedSize, 64), largestChunk),
    });
  } catch (cause) {
    const isLie = cause instanceof RangeError;
    throw isLie ? bomb(limits) : new AppError("document_damaged", {}, { cause });
  }
}

/** The bytes are counted as they come, for the same reason. */
async function unpackEntry(
  entry: FileEntry,
  { limits, give }: {
    limits: ArchiveLimits;
    give: (piece: Uint8Array) => void | Promise<void>;
  },
): Promise<void> {
  let size = 0;
  const writable = new WritableStream<Uint8Array>({
    async write(piece) {
      size += piece.length;
      if (size > entry.uncompressedSize) throw bomb(limits);
      await give(piece);
    },
  });
  await entry.getData(writable);
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
