import { z } from "zod";
import type { ModelTensor } from "@/core/contract/mod.ts";
import { Untrue } from "../untrue.ts";

/** What one file of weights holds. */
export interface Weights {
  parameters: number;
  /** Numbers stored in each form, such as `{BF16: 135000000}`. */
  byType: Record<string, number>;
  /** In the order of their places in the file. */
  tensors: ModelTensor[];
  /** What the file says about itself (`__metadata__`). */
  notes: Record<string, string>;
}

/** Bits of each `dtype` of the format (safetensors 0.8, tensor.rs). */
const typeBits: Readonly<Record<string, number>> = {
  BOOL: 8,
  U8: 8,
  I8: 8,
  F8_E5M2: 8,
  F8_E4M3: 8,
  F8_E8M0: 8,
  I16: 16,
  U16: 16,
  F16: 16,
  BF16: 16,
  I32: 32,
  U32: 32,
  F32: 32,
  F64: 64,
  I64: 64,
  U64: 64,
};

/** Real headers have some hundred kilobytes; the format's own limit of 100 MB serves attacks only. */
const longestHeader = 16 * 1024 * 1024;

const size = z.number().int().nonnegative();
const tensorSchema = z.object({
  dtype: z.string(),
  shape: z.array(size).max(16),
  data_offsets: z.tuple([size, size]),
});

/**
 * Reads a safetensors file's header: eight bytes of length, JSON, then the data, in which the
 * tensors must lie without gap or overlap.
 *
 * @throws {Untrue} when the file contradicts itself.
 */
export async function readWeights(path: string): Promise<Weights> {
  using file = await Deno.open(path, { read: true });
  const { size: fileBytes } = await file.stat();
  const header = await readHeader(file, fileBytes);
  const placed = Object.entries(header.tensors).filter(([name]) => name !== notesKey)
    .map(([name, tensor]) => checkTensor(name, tensor));
  const ordered = placed.toSorted((a, b) => a.begin - b.begin || a.end - b.end);
  checkPlaces(ordered, fileBytes - header.end);
  const byType: Record<string, number> = {};
  for (const { type, elements } of ordered) byType[type] = (byType[type] ?? 0) + elements;
  return {
    parameters: ordered.reduce((sum, { elements }) => sum + elements, 0),
    byType,
    tensors: ordered.map(({ begin, end, ...tensor }) => ({ ...tensor, bytes: end - begin })),
    notes: notesSchema.safeParse(header.tensors[notesKey]).data ?? {},
  };
}

const notesKey = "__metadata__";
const notesSchema = z.record(z.string(), z.string());

async function readHeader(file: Deno.FsFile, fileBytes: number) {
  const start = await readBytes(file, 8);
  const length = new DataView(start.buffer).getBigUint64(0, true);
  if (length > BigInt(Math.min(longestHeader, fileBytes - 8))) {
    throw new Untrue(`its header would have ${length} bytes`);
  }
  const end = 8 + Number(length);
  const text = new TextDecoder().decode(await readBytes(file, Number(length)));
  return { end, tensors: parseHeader(text) };
}

function parseHeader(text: string): Record<string, unknown> {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(text));
  } catch {
    throw new Untrue("its header is no JSON object");
  }
}

interface Placed extends Omit<ModelTensor, "bytes"> {
  begin: number;
  end: number;
}

function checkTensor(name: string, value: unknown): Placed {
  const parsed = tensorSchema.safeParse(value);
  if (!parsed.success) throw new Untrue(`tensor ${name.slice(0, 100)} is not described in full`);
  const { dtype, shape, data_offsets: [begin, end] } = parsed.data;
  const bits = typeBits[dtype];
  if (bits === undefined) throw new Untrue(`tensor ${name} has the unknown type ${dtype}`);
  const elements = shape.reduce((product, count) => product * count, 1);
  if (elements * bits / 8 !== end - begin) {
    throw new Untrue(`tensor ${name} has another size than its shape`);
  }
  return { name, type: dtype, shape, elements, begin, end };
}

function checkPlaces(tensors: readonly Placed[], dataBytes: number): void {
  let expected = 0;
  for (const { name, begin, end } of tensors) {
    if (begin !== expected) throw new Untrue(`tensor ${name} leaves a gap or overlaps another`);
    expected = end;
  }
  if (expected !== dataBytes) throw new Untrue("it is longer or shorter than its header says");
}

async function readBytes(file: Deno.FsFile, length: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(length);
  let filled = 0;
  while (filled < length) {
    const read = await file.read(bytes.subarray(filled));
    if (read === null) throw new Untrue("it is cut off");
    filled += read;
  }
  return bytes;
}
