/** A named list of 32-bit floats. */
export interface Tensor {
  name: string;
  shape: number[];
  values: Float32Array;
}

/**
 * Writes tensors in the safetensors format: 8 bytes length of the header (little endian), the
 * header as JSON, then the values one after the other (github.com/huggingface/safetensors, README).
 */
export function encodeSafetensors(tensors: readonly Tensor[]): Uint8Array {
  const header: Record<string, unknown> = {};
  let offset = 0;
  for (const { name, shape, values } of tensors) {
    header[name] = { dtype: "F32", shape, data_offsets: [offset, offset + values.byteLength] };
    offset += values.byteLength;
  }
  const text = JSON.stringify(header);
  const json = new TextEncoder().encode(text + " ".repeat((8 - text.length % 8) % 8));
  const bytes = new Uint8Array(8 + json.length + offset);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(json.length), true);
  bytes.set(json, 8);
  let at = 8 + json.length;
  for (const { values } of tensors) {
    bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), at);
    at += values.byteLength;
  }
  return bytes;
}
