import { readBytes } from "./file_bytes.ts";
import { decodeFloats, floatBytes, type FloatForm } from "./floats.ts";
import { keysOf } from "./json_keys.ts";

/** A tensor as a safetensors file lists it. */
export interface ListedTensor {
  name: string;
  form: FloatForm;
  /** Elements by dimension, the slowest moving first. */
  shape: readonly number[];
  /** Where its bytes begin in the file, and how many they are. */
  offset: number;
  bytes: number;
}

/** An open safetensors file. */
export interface SafetensorsFile extends Disposable {
  metadata: Readonly<Record<string, string>>;
  tensors: ReadonlyMap<string, ListedTensor>;
  /** All numbers of a tensor. */
  read(tensor: ListedTensor): Promise<Float32Array<ArrayBuffer>>;
}

/** A file is not what the format allows. */
export class BadSafetensors extends Error {}

/** The format's own limit. */
const mostHeaderBytes = 100_000_000;

/**
 * Opens a safetensors file of floating point numbers (format: README of huggingface/safetensors).
 * Its header is checked in full: lengths, one place for each tensor without gaps or overlaps, and
 * no name twice.
 *
 * @throws {BadSafetensors}
 */
export async function openSafetensors(path: string): Promise<SafetensorsFile> {
  const file = await Deno.open(path);
  try {
    const { metadata, tensors } = await readHeader(file);
    return {
      metadata,
      tensors: new Map(tensors.map((tensor) => [tensor.name, tensor])),
      read: async ({ offset, bytes, form }) =>
        decodeFloats(await readBytes(file, offset, bytes), form),
      [Symbol.dispose]: () => file.close(),
    };
  } catch (error) {
    file.close();
    throw error;
  }
}

async function readHeader(file: Deno.FsFile) {
  const { size } = await file.stat();
  if (size < 8) throw new BadSafetensors("it has no header");
  const length = new DataView((await readBytes(file, 0, 8)).buffer).getBigUint64(0, true);
  if (length > BigInt(Math.min(mostHeaderBytes, size - 8))) {
    throw new BadSafetensors("its header is longer than the file or than allowed");
  }
  const start = 8 + Number(length);
  const { __metadata__, ...listed } = parse(await readBytes(file, 8, Number(length)));
  const tensors = Object.entries(listed).map(([name, value]) => tensorOf(name, value, start));
  checkPlaces(tensors, start, size);
  return { metadata: metadataOf(__metadata__), tensors };
}

function parse(bytes: Uint8Array): Record<string, unknown> {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    const header = JSON.parse(text);
    if (typeof header !== "object" || header === null || Array.isArray(header)) {
      throw new BadSafetensors("its header is no object");
    }
    const keys = keysOf(text);
    if (new Set(keys).size < keys.length) throw new BadSafetensors("a name stands there twice");
    return header;
  } catch (error) {
    if (error instanceof BadSafetensors) throw error;
    throw new BadSafetensors("its header is no JSON");
  }
}

function metadataOf(value: unknown = {}): Record<string, string> {
  const isObject = typeof value === "object" && value !== null;
  if (!isObject || Object.values(value).some((text) => typeof text !== "string")) {
    throw new BadSafetensors("its metadata is no list of texts");
  }
  return value as Record<string, string>;
}

function tensorOf(name: string, value: unknown, start: number): ListedTensor {
  const { dtype, shape, data_offsets: range } = (value ?? {}) as Record<string, unknown>;
  const bad = (reason: string) => new BadSafetensors(`${name} ${reason}`);
  if (typeof dtype !== "string" || !Object.hasOwn(floatBytes, dtype)) {
    throw bad(`holds ${dtype}, not f32, f16 or bf16`);
  }
  if (!isSizes(shape)) throw bad("has an odd shape");
  if (!isSizes(range) || range.length !== 2) throw bad("has an odd place");
  const form = dtype as FloatForm;
  const [from, to] = range as [number, number];
  const bytes = shape.reduce((product, size) => product * size, floatBytes[form]);
  if (to - from !== bytes) throw bad("has another length than its shape");
  return { name, form, shape, offset: start + from, bytes };
}

function isSizes(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((size) => Number.isSafeInteger(size) && size >= 0);
}

function checkPlaces(tensors: readonly ListedTensor[], start: number, size: number): void {
  let end = start;
  // An empty tensor may share its place with the next one.
  const inOrder = tensors.toSorted((a, b) => a.offset - b.offset || a.bytes - b.bytes);
  for (const { name, offset, bytes } of inOrder) {
    if (offset !== end) throw new BadSafetensors(`${name} overlaps another tensor or leaves a gap`);
    end += bytes;
  }
  if (end !== size) throw new BadSafetensors("it is longer or shorter than its tensors");
}
