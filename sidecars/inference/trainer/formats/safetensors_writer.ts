import { encodeFloats, floatBytes, type FloatForm } from "./floats.ts";
import { bytesOf } from "./gguf_entry.ts";
import { writeAside, type Written } from "./write_aside.ts";

/** A tensor that is to be written. */
export interface NamedTensor {
  name: string;
  form: FloatForm;
  /** Elements by dimension, the slowest moving first. */
  shape: readonly number[];
  /** Its bytes in order; asked for once, when it is this tensor's turn. */
  pieces(): AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/** Numbers in memory as an f32 tensor that is to be written. */
export function tensorOf(
  name: string,
  shape: readonly number[],
  values: Float32Array<ArrayBuffer>,
): NamedTensor {
  return { name, form: "F32", shape, pieces: () => [encodeFloats(values, "F32")] };
}

/**
 * Writes a safetensors file, tensor by tensor in the given order; equal numbers give equal bytes.
 *
 * @throws {TypeError} when a tensor has not the bytes that its shape says.
 */
export function writeSafetensors(
  path: string,
  tensors: readonly NamedTensor[],
  // Programs on PyTorch ask for it.
  metadata: Readonly<Record<string, string>> = { format: "pt" },
): Promise<Written> {
  return writeAside(path, async (sink) => {
    await sink.write(headerOf(tensors, metadata));
    for (const tensor of tensors) {
      const end = sink.bytes + bytesIn(tensor);
      for await (const piece of tensor.pieces()) await sink.write(piece);
      if (sink.bytes !== end) throw new TypeError(`${tensor.name} has not the bytes of its shape`);
    }
  });
}

function bytesIn({ shape, form }: NamedTensor): number {
  return shape.reduce((product, size) => product * size, floatBytes[form]);
}

function headerOf(
  tensors: readonly NamedTensor[],
  metadata: Readonly<Record<string, string>>,
): Uint8Array {
  let offset = 0;
  const listed = tensors.map((tensor) => {
    const { name, form, shape } = tensor;
    const data_offsets = [offset, offset += bytesIn(tensor)];
    return [name, { dtype: form, shape, data_offsets }];
  });
  const header = { __metadata__: metadata, ...Object.fromEntries(listed) };
  const text = new TextEncoder().encode(JSON.stringify(header));
  // The data begins at a multiple of 8, filled up with spaces.
  const length = Math.ceil(text.length / 8) * 8;
  const whole = new Uint8Array(8 + length).fill(0x20);
  whole.set(bytesOf(BigUint64Array.of(BigInt(length))));
  whole.set(text, 8);
  return whole;
}
