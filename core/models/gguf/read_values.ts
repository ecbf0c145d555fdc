import { type ByteReader, mostBytesAtOnce } from "./byte_reader.ts";
import { Untrue } from "../untrue.ts";

/** An array that is too long to keep: where its elements begin, and how many there are. */
export interface ArrayPlace {
  kind: "array";
  elements: "text" | "number";
  count: number;
  position: number;
}

/** A value of the header. Whole numbers beyond 2^53 are kept as text. */
export type Value = string | number | boolean | Value[] | ArrayPlace;

/** Longest text; chat templates are the longest that exist, below 100 KB. */
const longestText = mostBytesAtOnce;

/** Longer arrays (vocabularies) are passed over; shorter ones (languages, heads) are kept. */
const keptElements = 1024;

/** More elements than any vocabulary or list of merges has. */
const mostElements = 4_000_000;

/** `enum gguf_metadata_value_type` (docs/gguf.md of ggml). */
const typeIds = { text: 8, array: 9 };

const scalars: ReadonlyMap<number, { bytes: number; read: (reader: ByteReader) => Value }> =
  new Map([
    [0, { bytes: 1, read: (reader) => reader.uint8() }],
    [1, { bytes: 1, read: (reader) => reader.int8() }],
    [2, { bytes: 2, read: (reader) => reader.uint16() }],
    [3, { bytes: 2, read: (reader) => reader.int16() }],
    [4, { bytes: 4, read: (reader) => reader.uint32() }],
    [5, { bytes: 4, read: (reader) => reader.int32() }],
    [6, { bytes: 4, read: (reader) => reader.float32() }],
    [7, { bytes: 1, read: readBoolean }],
    [10, { bytes: 8, read: (reader) => whole(reader.uint64()) }],
    [11, { bytes: 8, read: (reader) => whole(reader.int64()) }],
    [12, { bytes: 8, read: (reader) => reader.float64() }],
  ]);

/** Reads one typed value. */
export function readValue(reader: ByteReader): Value {
  const type = reader.uint32();
  if (type === typeIds.text) return readText(reader);
  if (type === typeIds.array) return readArray(reader);
  return scalarOf(type).read(reader);
}

/** Reads a text of at most `longest` bytes. */
export function readText(reader: ByteReader, longest = longestText): string {
  const length = reader.count("a text's length", { each: 1 });
  if (length > longest) throw new Untrue(`a text is ${length} bytes long`);
  return new TextDecoder().decode(reader.bytes(length));
}

/** The texts at some places of an array that was passed over; null where there is no such place. */
export function textsOf(
  reader: ByteReader,
  array: ArrayPlace,
  wanted: readonly number[],
): (string | null)[] {
  const found = new Map<number, string>();
  reader.seek(array.position);
  const last = Math.min(array.count - 1, Math.max(-1, ...wanted));
  for (let index = 0; index <= last; index++) {
    if (wanted.includes(index)) found.set(index, readText(reader));
    else reader.skip(reader.count("a text's length", { each: 1 }));
  }
  return wanted.map((index) => found.get(index) ?? null);
}

function readArray(reader: ByteReader): Value {
  const type = reader.uint32();
  if (type === typeIds.array) throw new Untrue("an array holds arrays");
  const isText = type === typeIds.text;
  const each = isText ? 8 : scalarOf(type).bytes;
  const count = reader.count("an array's length", { each });
  if (count > mostElements) throw new Untrue(`an array has ${count} elements`);
  const read = isText ? readText : scalarOf(type).read;
  if (count <= keptElements) return Array.from({ length: count }, () => read(reader));
  const { position } = reader;
  if (!isText) reader.skip(count * each);
  else {
    for (let index = 0; index < count; index++) {
      reader.skip(reader.count("a text's length", { each: 1 }));
    }
  }
  return { kind: "array", elements: isText ? "text" : "number", count, position };
}

function scalarOf(type: number) {
  const scalar = scalars.get(type);
  if (!scalar) throw new Untrue(`there is no value type ${type}`);
  return scalar;
}

function readBoolean(reader: ByteReader): boolean {
  const value = reader.uint8();
  if (value > 1) throw new Untrue(`a truth value is ${value}`);
  return value === 1;
}

function whole(value: bigint): number | string {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : String(value);
}
