import type { GgufHead, StoredTensor } from "../model/head.ts";
import { createCursor, type Cursor } from "./cursor.ts";
import { FileEndsEarly, readBytes } from "./file_bytes.ts";
import { type GgufEntry, plainValueOf, readEntry, valueOf } from "./gguf_entry.ts";

/** A GGUF's head, with its metadata also as the bytes that stand there. */
export interface GgufFile extends GgufHead {
  entries: readonly GgufEntry[];
  /** What a key holds; undefined where it is missing. */
  metadata(key: string): unknown;
}

/** A file is no GGUF, or one that cannot be. */
export class BadGguf extends Error {}

/**
 * Reads a GGUF's head (ggml's docs/gguf.md, versions 2 and 3). Values are decoded when they are
 * asked for.
 *
 * @throws {BadGguf}
 */
export async function readGgufFile(path: string): Promise<GgufFile> {
  using file = await Deno.open(path);
  const { size } = await file.stat();
  const { entries, tensors } = await parseHead(file, size);
  const values = new Map(entries.map((entry) => [entry.key, entry]));
  const metadata = (key: string) => {
    const entry = values.get(key);
    return entry && valueOf(entry);
  };
  const named = values.get("general.architecture");
  const architecture = String(named ? plainValueOf(named) : "");
  return {
    path,
    architecture,
    entries,
    metadata,
    value: (key) => metadata(`${architecture}.${key}`),
    tensors: new Map(tensors.map((tensor) => [tensor.name, tensor])),
  };
}

const usualHeadBytes = 16 << 20;
/** The vocabularies of all known models need less. */
const mostHeadBytes = 1 << 30;

/** Reads as much as the head turns out to need. */
async function parseHead(file: Deno.FsFile, size: number): Promise<Parsed> {
  for (let length = usualHeadBytes;; length *= 4) {
    const isWhole = length >= size;
    try {
      return parse(createCursor(await readBytes(file, 0, Math.min(length, size))));
    } catch (error) {
      if (error instanceof RangeError) throw new BadGguf(error.message);
      if (!(error instanceof FileEndsEarly)) throw error;
      if (isWhole) throw new BadGguf(error.message);
      if (length >= mostHeadBytes) throw new BadGguf("its head is too long");
    }
  }
}

interface Parsed {
  entries: GgufEntry[];
  tensors: StoredTensor[];
}

function parse(cursor: Cursor): Parsed {
  if (new TextDecoder().decode(cursor.bytes(4)) !== "GGUF") throw new BadGguf("it is no GGUF");
  const version = cursor.u32();
  if (version !== 2 && version !== 3) throw new BadGguf(`its version ${version} is not known`);
  const tensorCount = cursor.count();
  const entryCount = cursor.count();
  const entries = listed(entryCount, () => readEntry(cursor), ({ key }) => `key ${key}`);
  const tensors = listed(tensorCount, () => readTensor(cursor), ({ name }) => `tensor ${name}`);
  const alignment = alignmentOf(entries);
  const start = Math.ceil(cursor.at / alignment) * alignment;
  for (const tensor of tensors) tensor.offset += start;
  return { entries, tensors };
}

function listed<T>(count: number, read: () => T, nameOf: (item: T) => string): T[] {
  const items = new Map<string, T>();
  for (let index = 0; index < count; index++) {
    const item = read();
    if (items.has(nameOf(item))) throw new BadGguf(`it has the ${nameOf(item)} twice`);
    items.set(nameOf(item), item);
  }
  return [...items.values()];
}

function readTensor(cursor: Cursor): StoredTensor {
  const name = cursor.text();
  const dimensions = cursor.u32();
  if (dimensions < 1 || dimensions > 4) throw new BadGguf(`${name} has ${dimensions} dimensions`);
  const shape = Array.from({ length: dimensions }, () => cursor.count());
  return { name, shape, type: cursor.u32(), offset: cursor.count() };
}

/** Where tensors may begin, in bytes. */
export function alignmentOf(entries: readonly GgufEntry[]): number {
  const entry = entries.find(({ key }) => key === "general.alignment");
  const alignment = entry ? Number(plainValueOf(entry)) : 32;
  const isPowerOfTwo = alignment > 0 && Number.isInteger(Math.log2(alignment));
  if (!isPowerOfTwo) throw new BadGguf(`its alignment ${alignment} is no power of two`);
  return alignment;
}
