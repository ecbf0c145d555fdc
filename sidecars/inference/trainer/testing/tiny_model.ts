import { join } from "node:path";
import type { GgufHead, StoredTensor } from "../model/head.ts";
import type { Sample } from "../train/samples.ts";

/** A tiny model with its loss and gradients, as `tiny_families.py` writes it. */
export interface TinyModel {
  architecture: string;
  values: Record<string, unknown>;
  tensors: { name: string; shape: number[]; type: number; data: string }[];
  rank: number;
  scaling: number;
  samples: Sample[];
  /** Numbers of the adapter in the order of `createNumbers`, f32. */
  adapter: string;
  /** The summed loss of all supervised tokens, and its gradient to the adapter. */
  loss: number;
  gradient: string;
}

/** Reads a file of `tiny_families.py`. */
export async function readTinyModel(path: string): Promise<TinyModel> {
  return JSON.parse(await Deno.readTextFile(path));
}

/** Writes the tensors to a file and answers the head of a GGUF that holds them. */
export async function writeTensors(
  { architecture, values, tensors }: Pick<TinyModel, "architecture" | "values" | "tensors">,
  folder: string,
): Promise<GgufHead> {
  const path = join(folder, `${architecture}-${crypto.randomUUID()}.bin`);
  const stored = new Map<string, StoredTensor>();
  const parts: Uint8Array[] = [];
  let offset = 0;
  for (const { data, ...tensor } of tensors) {
    const bytes = bytesOf(data);
    stored.set(tensor.name, { ...tensor, offset });
    parts.push(bytes);
    offset += bytes.length;
  }
  await Deno.writeFile(path, new Blob(parts as BlobPart[]).stream());
  return { path, architecture, value: (key) => values[key], tensors: stored };
}

/** Floats from base64. */
export function floatsOf(text: string): Float32Array<ArrayBuffer> {
  return new Float32Array(bytesOf(text).buffer);
}

/** Floats as base64. */
export function textOf(floats: Float32Array<ArrayBuffer>): string {
  return new Uint8Array(floats.buffer, floats.byteOffset, floats.byteLength).toBase64();
}

/** Bytes from base64. */
export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

/** `|a − b| / |a|` */
export function relativeError(right: Float32Array, found: Float32Array): number {
  const length = (numbers: Float32Array) =>
    Math.sqrt(numbers.reduce((sum, value) => sum + value * value, 0));
  return length(right.map((value, at) => value - found[at]!)) / length(right);
}
