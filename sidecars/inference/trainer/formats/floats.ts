/** Forms in which a file holds numbers, as safetensors names them. */
export type FloatForm = "F32" | "F16" | "BF16";

/** Bytes of one number. */
export const floatBytes: Readonly<Record<FloatForm, number>> = { F32: 4, F16: 2, BF16: 2 };

/** Numbers as the bytes of a form, rounded to the nearest; ties go to the even one. */
export function encodeFloats(
  values: Float32Array<ArrayBuffer>,
  form: FloatForm,
): Uint8Array<ArrayBuffer> {
  if (form === "F32") return bytesOf(values);
  return bytesOf(form === "F16" ? new Float16Array(values) : shortened(values));
}

/** The numbers that bytes of a form stand for; a copy. */
export function decodeFloats(bytes: Uint8Array, form: FloatForm): Float32Array<ArrayBuffer> {
  // A copy begins at a place that suits every kind of number.
  const { buffer } = bytes.slice();
  if (form === "F32") return new Float32Array(buffer);
  if (form === "F16") return new Float32Array(new Float16Array(buffer));
  return lengthened(new Uint16Array(buffer));
}

function bytesOf(view: ArrayBufferView<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}

/** bf16 is the upper half of an f32. */
function shortened(values: Float32Array<ArrayBuffer>): Uint16Array<ArrayBuffer> {
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);
  return Uint16Array.from(bits, (word) => {
    const isNaN = (word & 0x7fffffff) > 0x7f800000;
    // Rounding up could turn a NaN into infinity.
    return isNaN ? (word >>> 16) | 0x40 : (word + 0x7fff + ((word >>> 16) & 1)) >>> 16;
  });
}

function lengthened(values: Uint16Array): Float32Array<ArrayBuffer> {
  return new Float32Array(Uint32Array.from(values, (word) => word << 16).buffer);
}
