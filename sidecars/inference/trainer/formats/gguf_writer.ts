import { bytesOf, type GgufEntry, joined, lengthAnd } from "./gguf_entry.ts";
import { alignmentOf } from "./gguf_reader.ts";
import { type Sink, writeAside, type Written } from "./write_aside.ts";

/** A tensor that is to be written. */
export interface TensorToWrite {
  name: string;
  type: number;
  /** Elements by dimension, the fastest moving first. */
  shape: readonly number[];
  /** How many bytes `pieces` are in all. */
  bytes: number;
  /** Its bytes in order; asked for once, when it is this tensor's turn. */
  pieces(): AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

const version = 3;

/**
 * Writes a GGUF of version 3, tensor by tensor, so that memory holds one piece of one of them.
 *
 * @throws {TypeError} when a tensor has more or fewer bytes than it said.
 */
export function writeGguf(
  path: string,
  entries: readonly GgufEntry[],
  tensors: readonly TensorToWrite[],
): Promise<Written> {
  const alignment = alignmentOf(entries);
  return writeAside(path, async (sink) => {
    await sink.write(headOf(entries, tensors, alignment));
    await fillUp(sink, alignment);
    for (const tensor of tensors) {
      await writeTensor(sink, tensor);
      await fillUp(sink, alignment);
    }
  });
}

function headOf(
  entries: readonly GgufEntry[],
  tensors: readonly TensorToWrite[],
  alignment: number,
): Uint8Array {
  const counts = BigUint64Array.of(BigInt(tensors.length), BigInt(entries.length));
  const pieces = [new TextEncoder().encode("GGUF"), bytesOf(Uint32Array.of(version))];
  pieces.push(bytesOf(counts), ...entries.map(({ bytes }) => bytes));
  let offset = 0;
  for (const { name, type, shape, bytes } of tensors) {
    const sizes = BigUint64Array.from(shape, (size) => BigInt(size));
    pieces.push(lengthAnd(name), bytesOf(Uint32Array.of(shape.length)), bytesOf(sizes));
    pieces.push(bytesOf(Uint32Array.of(type)), bytesOf(BigUint64Array.of(BigInt(offset))));
    offset = Math.ceil((offset + bytes) / alignment) * alignment;
  }
  return joined(pieces);
}

async function writeTensor(sink: Sink, { name, bytes, pieces }: TensorToWrite): Promise<void> {
  const end = sink.bytes + bytes;
  for await (const piece of pieces()) await sink.write(piece);
  if (sink.bytes !== end) throw new TypeError(`${name} has not the ${bytes} bytes it should have`);
}

async function fillUp(sink: Sink, alignment: number): Promise<void> {
  const missing = (alignment - sink.bytes % alignment) % alignment;
  if (missing > 0) await sink.write(new Uint8Array(missing));
}
