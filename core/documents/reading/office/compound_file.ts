import { AppError } from "@/core/contract/mod.ts";

/** The streams of a compound file ([MS-CFB]), the container that Word wraps around a locked file. */
export interface CompoundFile {
  /** A stream's bytes, by its name in whatever storage; null where there is none. */
  read(name: string): Uint8Array | null;
}

/** A directory entry ([MS-CFB] 2.6.1). */
interface Entry {
  name: string;
  start: number;
  size: number;
}

const entryBytes = 128;
/** So many sectors of the allocation table are named in the header; a chain names the others. */
const namedInHeader = 109;
/** `ENDOFCHAIN`, `FREESECT` and their like begin here. */
const noSector = 0xfffffffa;

/**
 * Opens a compound file whose magic was seen already.
 *
 * @throws {AppError} `document_damaged`, also while a stream is read
 */
export function openCompoundFile(bytes: Uint8Array): CompoundFile {
  const file = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = 1 << numberAt(file, 30, 2);
  const smallSize = 1 << numberAt(file, 32, 2);
  const smallBelow = numberAt(file, 56);
  const sectors = piecesOf(bytes.subarray(size), size);
  const next = tableOf(joined(tableSectors(file, sectors).map((at) => pieceAt(sectors, at))));
  const stream = (start: number) => chained(sectors, next, start);
  const entries = piecesOf(stream(numberAt(file, 48)), entryBytes).map(entryOf);
  const smallNext = tableOf(stream(numberAt(file, 60)));
  return {
    read(name) {
      const entry = entries.find((each) => each.name === name);
      if (!entry) return null;
      const whole = entry.size >= smallBelow
        ? stream(entry.start)
        // Short streams lie in the stream of the first entry, in smaller pieces.
        : chained(piecesOf(stream(entries[0]!.start), smallSize), smallNext, entry.start);
      if (whole.length < entry.size) throw new AppError("document_damaged");
      return whole.subarray(0, entry.size);
    },
  };
}

function entryOf(bytes: Uint8Array): Entry {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // With the zero at its end.
  const nameBytes = Math.min(Math.max(numberAt(view, 64, 2) - 2, 0), 62);
  const name = new TextDecoder("utf-16le").decode(bytes.subarray(0, nameBytes));
  return { name, start: numberAt(view, 116), size: numberAt(view, 120) };
}

/** The sectors that hold the allocation table. */
function tableSectors(file: DataView, sectors: readonly Uint8Array[]): number[] {
  const inHeader = new Uint8Array(file.buffer, file.byteOffset + 76, namedInHeader * 4);
  const found = numbersOf(inHeader);
  const seen = new Set<number>();
  for (let at = numberAt(file, 68); at < noSector && !seen.has(at);) {
    seen.add(at);
    const numbers = numbersOf(pieceAt(sectors, at));
    at = numbers.pop()!;
    found.push(...numbers);
  }
  return found.filter((at) => at < noSector);
}

/** Says for each sector which one comes after it. */
function tableOf(bytes: Uint8Array): (sector: number) => number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return (sector) => numberAt(view, sector * 4);
}

function chained(
  pieces: readonly Uint8Array[],
  next: (sector: number) => number,
  start: number,
): Uint8Array {
  const found: Uint8Array[] = [];
  for (let at = start; at < noSector; at = next(at)) {
    if (found.length > pieces.length) throw new AppError("document_damaged");
    found.push(pieceAt(pieces, at));
  }
  return joined(found);
}

function pieceAt(pieces: readonly Uint8Array[], at: number): Uint8Array {
  const piece = pieces[at];
  if (piece === undefined) throw new AppError("document_damaged");
  return piece;
}

function piecesOf(bytes: Uint8Array, size: number): Uint8Array[] {
  const count = Math.ceil(bytes.length / size);
  return Array.from({ length: count }, (_, at) => bytes.subarray(at * size, (at + 1) * size));
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

function numbersOf(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.length >> 2 }, (_, at) => view.getUint32(at * 4, true));
}

function numberAt(view: DataView, at: number, bytes: 2 | 4 = 4): number {
  if (at + bytes > view.byteLength) throw new AppError("document_damaged");
  return bytes === 2 ? view.getUint16(at, true) : view.getUint32(at, true);
}
