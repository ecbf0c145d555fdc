import { createHash } from "node:crypto";
import { AppError, saysDiskFull } from "@/core/contract/mod.ts";
import { headBytes } from "./reading/recognise.ts";

/** A file that arrives. */
export interface Arriving {
  /** Where it is to lie; must not exist. */
  path: string;
  name: string;
  stream: ReadableStream<Uint8Array>;
  limitBytes: number;
  /** Bytes that we may still write on that disk. */
  freeBytes(): Promise<number>;
}

/** What was learnt while it arrived. */
export interface Received {
  bytes: number;
  sha256: string;
  /** The first bytes, by which its format is recognised. */
  head: Uint8Array;
  /** Nothing but white space, zeros and byte order marks. */
  isBlank: boolean;
}

/** So much stays free on the disk, for the database and the rest of the computer. */
export const keptFreeBytes = 64 * 1024 * 1024;
/** The disk is looked at again after so many bytes. */
const lookEveryBytes = 64 * 1024 * 1024;

/**
 * Writes a stream to a file, piece by piece. Whatever goes wrong, the file is gone afterwards.
 *
 * @throws {AppError} `too_large`, `disk_full`, `document_upload_broken`
 */
export async function receiveFile(arriving: Arriving): Promise<Received> {
  const file = await Deno.open(arriving.path, { write: true, createNew: true, mode: 0o600 });
  try {
    const received = await writeAll(file, arriving);
    await file.sync();
    file.close();
    return received;
  } catch (error) {
    file.close();
    await Deno.remove(arriving.path);
    throw await named(error, arriving);
  }
}

async function writeAll(
  file: Deno.FsFile,
  { stream, limitBytes, freeBytes }: Arriving,
): Promise<Received> {
  const hash = createHash("sha256");
  const head = new Uint8Array(headBytes);
  let bytes = 0;
  let nextLook = 0;
  let isBlank = true;
  for await (const piece of stream) {
    head.set(piece.subarray(0, Math.max(0, headBytes - bytes)), Math.min(bytes, headBytes));
    bytes += piece.length;
    if (bytes > limitBytes) {
      throw new AppError("too_large", { limit_mb: Math.floor(limitBytes / 1e6) });
    }
    if (bytes > nextLook) {
      await refuseFullDisk(freeBytes);
      nextLook = bytes + lookEveryBytes;
    }
    isBlank &&= piece.every(isBlankByte);
    hash.update(piece);
    await writePiece(file, piece);
  }
  return { bytes, sha256: hash.digest("hex"), head: head.subarray(0, bytes), isBlank };
}

async function writePiece(file: Deno.FsFile, piece: Uint8Array): Promise<void> {
  for (let written = 0; written < piece.length;) {
    written += await file.write(piece.subarray(written));
  }
}

/** White space of ASCII, zero, and the bytes of byte order marks. */
function isBlankByte(byte: number): boolean {
  return byte === 0 || byte === 32 || (byte >= 9 && byte <= 13) ||
    byte === 0xef || byte === 0xbb || byte === 0xbf || byte === 0xfe || byte === 0xff;
}

async function refuseFullDisk(freeBytes: () => Promise<number>): Promise<void> {
  const free = await freeBytes();
  if (free < keptFreeBytes) throw diskFull(free);
}

function diskFull(free: number, cause?: unknown): AppError {
  const megabytes = (bytes: number) => Math.ceil(bytes / 1e6);
  const params = { needed_mb: megabytes(keptFreeBytes), free_mb: megabytes(free) };
  return new AppError("disk_full", params, { cause });
}

/** Our own errors as they are; a failing write is a full disk; the rest is a broken stream. */
async function named(error: unknown, { name, freeBytes }: Arriving): Promise<unknown> {
  if (error instanceof AppError) return error;
  if (saysDiskFull(error)) return diskFull(await freeBytes(), error);
  return new AppError("document_upload_broken", { name }, { cause: error });
}
