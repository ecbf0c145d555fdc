import { createHash } from "node:crypto";
import { atomicWriteParts } from "@/core/system/mod.ts";
import type { RowNames } from "./row_book.ts";

/**
 * The flat file of a project's vectors, beside the database that holds the truth: little-endian,
 * every part at a multiple of 64 bytes.
 *
 * | bytes | what |
 * | --- | --- |
 * | 8 | "LWVECTOR" |
 * | 4 | version |
 * | 4 | length of the header |
 * | 32 | SHA-256 of the header |
 * | – | the header: {@link FlatHeader} as JSON |
 * | – | rows as they lie in the kernel's memory while they are scanned |
 * | – | for int8 rows: the same rows in f32, each with its checksum in the int8 row |
 */
const magic = "LWVECTOR";
const version = 1;
const prefixBytes = 64;
/** What is read or written at once. */
const partBytes = 1024 * 1024;

/** What a flat file says about its rows. */
export interface FlatHeader extends RowNames {
  model: string;
  dimensions: number;
  /** What the database was like when the file was written, in its own words; null when unsaid. */
  stamp: string | null;
  kind: "floats" | "bytes";
  /** Of the rows that are scanned. */
  checksum: string;
}

/** Bytes from one row to the next. */
export interface Strides {
  floatStride: number;
  byteStride: number;
}

/** An open file whose header is whole. */
export interface FlatFile {
  file: Deno.FsFile;
  header: FlatHeader;
  /** Where the header ends. */
  headerEnd: number;
  size: number;
}

/** Where the parts of a file lie. */
export interface FlatPlaces {
  scannedAt: number;
  scannedBytes: number;
  floatsAt: number;
  end: number;
}

/** The places of the rows in a file with this header. */
export function flatPlaces(header: FlatHeader, headerEnd: number, strides: Strides): FlatPlaces {
  const rows = header.ids.length;
  const scannedAt = aligned(headerEnd);
  const scannedBytes = rows * (header.kind === "bytes" ? strides.byteStride : strides.floatStride);
  const floatsAt = aligned(scannedAt + scannedBytes);
  const floatBytes = header.kind === "bytes" ? rows * strides.floatStride : 0;
  return { scannedAt, scannedBytes, floatsAt, end: floatsAt + floatBytes };
}

/** Opens a flat file; null when it is none, of another version, cut off or changed. */
export function openFlatFile(path: string): FlatFile | null {
  const file = Deno.openSync(path, { read: true });
  try {
    const opened = readHeader(file);
    if (opened !== null) return opened;
  } catch {
    // Whatever cannot be read is made anew from the database.
  }
  file.close();
  return null;
}

/** Fills `target` from a place of the file; false when the file ends before. */
export function readAt(file: Deno.FsFile, place: number, target: Uint8Array): boolean {
  file.seekSync(place, Deno.SeekMode.Start);
  for (let read = 0; read < target.length;) {
    const got = file.readSync(target.subarray(read, read + partBytes));
    if (got === null) return false;
    read += got;
  }
  return true;
}

/** What {@link writeFlatFile} writes behind the header. */
export interface FlatRows {
  /** The rows that are scanned, as they lie in memory. */
  scanned: Uint8Array;
  /** The rows in f32 in their order; none where these are what is scanned. */
  floats: Iterable<Float32Array>;
}

/** Writes a flat file; `replace` puts it in the old one's place and learns where its parts lie. */
export async function writeFlatFile(
  path: string,
  header: FlatHeader,
  { rows, strides, replace }: {
    rows: FlatRows;
    strides: Strides;
    replace(temporary: string, places: FlatPlaces): void;
  },
): Promise<void> {
  const text = new TextEncoder().encode(JSON.stringify(header));
  const places = flatPlaces(header, prefixBytes + text.length, strides);
  const parts = function* (): Generator<Uint8Array> {
    yield prefixOf(text);
    yield text;
    yield new Uint8Array(places.scannedAt - prefixBytes - text.length);
    // The same memory for all parts: each is written before the next one is asked for.
    const part = new Uint8Array(partBytes);
    for (let at = 0; at < rows.scanned.length; at += partBytes) {
      const bytes = rows.scanned.subarray(at, at + partBytes);
      part.set(bytes);
      yield part.subarray(0, bytes.length);
    }
    yield new Uint8Array(places.floatsAt - places.scannedAt - places.scannedBytes);
    yield* floatParts(rows.floats, { stride: strides.floatStride, part });
  };
  await atomicWriteParts(path, parts(), { replace: (temporary) => replace(temporary, places) });
}

function* floatParts(
  rows: Iterable<Float32Array>,
  { stride, part }: { stride: number; part: Uint8Array },
): Generator<Uint8Array> {
  const perPart = Math.floor(part.length / stride);
  const floats = new Float32Array(part.buffer);
  // Between the rows lies nothing.
  floats.fill(0);
  let filled = 0;
  for (const row of rows) {
    floats.set(row, filled++ * stride / 4);
    if (filled < perPart) continue;
    yield part.subarray(0, filled * stride);
    filled = 0;
  }
  yield part.subarray(0, filled * stride);
}

function prefixOf(header: Uint8Array): Uint8Array {
  const prefix = new Uint8Array(prefixBytes);
  const view = new DataView(prefix.buffer);
  prefix.set(new TextEncoder().encode(magic));
  view.setUint32(8, version, true);
  view.setUint32(12, header.length, true);
  prefix.set(createHash("sha256").update(header).digest(), 16);
  return prefix;
}

function readHeader(file: Deno.FsFile): FlatFile | null {
  const { size } = file.statSync();
  const prefix = new Uint8Array(prefixBytes);
  if (!readAt(file, 0, prefix)) return null;
  const length = new DataView(prefix.buffer).getUint32(12, true);
  if (length > size - prefixBytes) return null;
  const header = new Uint8Array(length);
  if (!readAt(file, prefixBytes, header)) return null;
  // The prefix that belongs to this header: magic, version, length and checksum at once.
  if (!prefixOf(header).every((byte, at) => byte === prefix[at])) return null;
  return {
    file,
    header: JSON.parse(new TextDecoder().decode(header)),
    headerEnd: prefixBytes + length,
    size,
  };
}

function aligned(at: number): number {
  return Math.ceil(at / 64) * 64;
}
