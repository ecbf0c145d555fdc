import type { ByteReader } from "./byte_reader.ts";
import { readText } from "./read_values.ts";
import { type TensorType, tensorTypes } from "./tensor_types.ts";
import { Untrue } from "../untrue.ts";

/** One tensor as the header describes it; `offset` counts from the start of the data. */
export interface Tensor {
  name: string;
  /** Numbers per row first. */
  dimensions: number[];
  elements: number;
  type: TensorType;
  bytes: number;
  offset: number;
}

/** `GGML_MAX_DIMS` and `GGML_MAX_NAME` (ggml.h). */
const mostDimensions = 4;
const longestName = 64;

/** Name length, dimension count, one dimension, type, offset: no description is shorter. */
export const leastTensorBytes = 8 + 4 + 8 + 4 + 8;

/** Reads the descriptions of `count` tensors. */
export function readTensors(reader: ByteReader, count: number): Tensor[] {
  const tensors = Array.from({ length: count }, () => readTensor(reader));
  const names = new Set(tensors.map(({ name }) => name));
  if (names.size < count) throw new Untrue("two tensors have the same name");
  return tensors;
}

/**
 * Checks that each tensor lies inside the data and directly behind the one before, as llama.cpp
 * writes and demands it.
 */
export function checkPlaces(
  tensors: readonly Tensor[],
  { dataBytes, alignment }: { dataBytes: number; alignment: number },
): void {
  let expected = 0;
  for (const { name, offset, bytes } of tensors) {
    if (offset !== expected) throw new Untrue(`tensor ${name} does not lie where it must`);
    if (offset + bytes > dataBytes) throw new Untrue(`tensor ${name} reaches beyond the file`);
    expected = Math.ceil((offset + bytes) / alignment) * alignment;
  }
}

function readTensor(reader: ByteReader): Tensor {
  const name = readText(reader, longestName);
  const dimensions = readDimensions(reader, name);
  const typeId = reader.uint32();
  const type = tensorTypes.get(typeId);
  if (!type) throw new Untrue(`tensor ${name} has the unknown type ${typeId}`);
  const elements = dimensions.reduce((product, size) => product * size, 1);
  const blocks = elements / type.blockSize;
  if ((dimensions[0] ?? 1) % type.blockSize !== 0 || !Number.isSafeInteger(elements)) {
    throw new Untrue(`tensor ${name} has an impossible shape`);
  }
  const offset = Number(reader.uint64());
  return { name, dimensions, elements, type, bytes: blocks * type.blockBytes, offset };
}

function readDimensions(reader: ByteReader, name: string): number[] {
  const count = reader.uint32();
  if (count > mostDimensions) throw new Untrue(`tensor ${name} has ${count} dimensions`);
  return Array.from({ length: count }, () => {
    const size = Number(reader.int64());
    if (size < 1 || !Number.isSafeInteger(size)) {
      throw new Untrue(`tensor ${name} has an impossible shape`);
    }
    return size;
  });
}
