import { ByteReader } from "./byte_reader.ts";
import { type ArrayPlace, readText, readValue, textsOf, type Value } from "./read_values.ts";
import { checkPlaces, leastTensorBytes, readTensors, type Tensor } from "./read_tensors.ts";
import { Untrue } from "../untrue.ts";

/** What stands before the weights. */
export interface GgufHeader {
  fileBytes: number;
  version: number;
  values: ReadonlyMap<string, Value>;
  tensors: readonly Tensor[];
  /** The texts of tokens, by their numbers, as far as the file names them. */
  tokenTexts(ids: readonly number[]): (string | null)[];
  /** The first texts of an array that was too long to keep. */
  firstTexts(array: ArrayPlace, count: number): string[];
}

/** "GGUF" read as a little-endian number. */
const magic = 0x46554747;

/** Versions 2 and 3 differ only in that 3 may be big-endian; 1 is no longer written. */
const versions = [2, 3];

/** A header is at most 30 MB large (vocabulary and merges); with this limit a liar is soon found out. */
const longestHeader = 64 * 1024 * 1024;

/** More values or tensors than any file has; the largest models have some thousand tensors. */
const mostEntries = 65_536;

/** Longest key: `GGUF` allows 65,535 bytes, none in use has more than 100. */
const longestKey = 1024;

/** A key's length, the key's first byte, a type and the shortest value. */
const leastValueBytes = 8 + 1 + 4 + 1;

const defaultAlignment = 32;

/**
 * Reads a GGUF's header and passes it to `use`, while the file is open.
 *
 * Format: docs/gguf.md of ggml. Each count and size is checked against the file before it is
 * believed, so that a lying file costs neither time nor memory.
 *
 * @throws {Untrue} when the file is no GGUF or contradicts itself.
 */
export function withHeader<T>(path: string, use: (header: GgufHeader) => T): T {
  using reader = new ByteReader(path, { limit: longestHeader });
  return use(readHeader(reader));
}

function readHeader(reader: ByteReader): GgufHeader {
  if (reader.uint32() !== magic) throw new Untrue("it does not begin with GGUF");
  const version = readVersion(reader);
  const tensorCount = readCount(reader, "the number of tensors", leastTensorBytes);
  const valueCount = readCount(reader, "the number of values", leastValueBytes);
  const values = readValues(reader, valueCount);
  const tensors = readTensors(reader, tensorCount);
  const alignment = alignmentOf(values);
  const dataStart = Math.ceil(reader.position / alignment) * alignment;
  checkPlaces(tensors, { dataBytes: reader.size - dataStart, alignment });
  return {
    fileBytes: reader.size,
    version,
    values,
    tensors,
    tokenTexts: (ids) => tokenTexts(reader, values.get("tokenizer.ggml.tokens"), ids),
    firstTexts: (array, count) => firstTexts(reader, array, count),
  };
}

function readVersion(reader: ByteReader): number {
  const version = reader.uint32();
  if (version !== 0 && (version & 0xffff) === 0) throw new Untrue("it is big-endian");
  if (!versions.includes(version)) throw new Untrue(`its version is ${version}`);
  return version;
}

function readCount(reader: ByteReader, what: string, each: number): number {
  const count = reader.count(what, { each });
  if (count > mostEntries) throw new Untrue(`${what} is ${count}`);
  return count;
}

function readValues(reader: ByteReader, count: number): Map<string, Value> {
  const values = new Map<string, Value>();
  for (let index = 0; index < count; index++) {
    const key = readText(reader, longestKey);
    if (values.has(key)) throw new Untrue(`it states ${key} twice`);
    values.set(key, readValue(reader));
  }
  return values;
}

function alignmentOf(values: ReadonlyMap<string, Value>): number {
  const alignment = values.get("general.alignment") ?? defaultAlignment;
  if (typeof alignment !== "number" || alignment < 1 || !Number.isInteger(Math.log2(alignment))) {
    throw new Untrue("its alignment is no power of two");
  }
  return alignment;
}

function tokenTexts(
  reader: ByteReader,
  tokens: Value | undefined,
  ids: readonly number[],
): (string | null)[] {
  if (Array.isArray(tokens)) return ids.map((id) => textOf(tokens[id]));
  return isTextArray(tokens) ? textsOf(reader, tokens, ids) : ids.map(() => null);
}

function firstTexts(reader: ByteReader, array: ArrayPlace, count: number): string[] {
  if (!isTextArray(array)) return [];
  const places = Array.from({ length: Math.min(count, array.count) }, (_, index) => index);
  return textsOf(reader, array, places).filter((text) => text !== null);
}

function isTextArray(value: Value | undefined): value is ArrayPlace {
  return typeof value === "object" && !Array.isArray(value) && value.elements === "text";
}

function textOf(value: Value | undefined): string | null {
  return typeof value === "string" ? value : null;
}
