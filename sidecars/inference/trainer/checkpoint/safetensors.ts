/** A tensor of 32-bit floats; `shape` is slowest dimension first, as the format has it. */
export interface FloatTensor {
  shape: readonly number[];
  values: Float32Array<ArrayBuffer>;
}

/**
 * Tensors as the bytes of a safetensors file: the header's length (u64), the header (JSON, padded
 * with blanks to eight bytes), the numbers. Equal tensors give equal bytes.
 */
export function writeSafetensors(
  tensors: Readonly<Record<string, FloatTensor>>,
): Uint8Array<ArrayBuffer> {
  const names = Object.keys(tensors).sort();
  const header: Record<string, unknown> = { __metadata__: { format: "pt" } };
  let end = 0;
  for (const name of names) {
    const { shape, values } = tensors[name]!;
    header[name] = { dtype: "F32", shape, data_offsets: [end, end += values.byteLength] };
  }
  const text = new TextEncoder().encode(JSON.stringify(header));
  const start = 8 + Math.ceil(text.length / 8) * 8;
  const bytes = new Uint8Array(start + end).fill(0x20, 8, start);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(start - 8), true);
  bytes.set(text, 8);
  let place = start;
  for (const name of names) {
    const { values } = tensors[name]!;
    bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), place);
    place += values.byteLength;
  }
  return bytes;
}

/**
 * The tensors of a file that `writeSafetensors` made.
 *
 * @throws {Error} for anything else.
 */
export function readSafetensors(bytes: Uint8Array): Record<string, FloatTensor> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = 8 + Number(view.getBigUint64(0, true));
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, start)));
  const entries = Object.entries<Entry>(header).filter(([name]) => name !== "__metadata__");
  return Object.fromEntries(
    entries.map(([name, { dtype, shape, data_offsets: [from, to] }]) => {
      if (dtype !== "F32") throw new Error(`${name} is not of 32-bit floats`);
      // A copy begins at a place that suits numbers.
      const { buffer } = bytes.slice(start + from, start + to);
      return [name, { shape, values: new Float32Array(buffer) }];
    }),
  );
}

interface Entry {
  dtype: string;
  shape: number[];
  data_offsets: [number, number];
}
