/** The numbers of the element types, as `enum ggml_type` has them. */
export const elementType = {
  f32: 0,
  f16: 1,
  q4_0: 2,
  q8_0: 8,
  i32: 26,
  bf16: 30,
} as const;

/** Further types that models are stored in; `ggml_cast` turns each of them into f32. */
const storedTypes = [
  ...[1, 2, 3, 6, 7, 8], // F16, Q4_0 to Q8_0
  ...[10, 11, 12, 13, 14], // Q2_K to Q6_K
  ...[16, 17, 18, 19, 20, 21, 22, 23, 29], // IQ2_XXS to IQ1_M
  ...[34, 35, 39], // TQ1_0, TQ2_0, MXFP4
];

/** Whether weights of this type can be read; ggml itself stops the process at one it does not know. */
export function isReadable(type: ElementType): boolean {
  return type === elementType.f32 || type === elementType.bf16 || storedTypes.includes(type);
}

/** The number of an element type; GGUF files hold more of them than are named here. */
export type ElementType = number;

/** Four sizes, the first one the fastest moving; missing ones are 1. */
export type Shape = readonly [number, number?, number?, number?];

/** A tensor in a context; its memory belongs to a buffer. */
export interface Tensor {
  readonly pointer: Deno.PointerObject;
  readonly type: ElementType;
  /** Elements by dimension, the fastest moving first. */
  readonly shape: readonly [number, number, number, number];
  /** Bytes from one element to the next by dimension. */
  readonly strides: readonly [number, number, number, number];
}

/** Where `struct ggml_tensor` keeps what we read, in bytes; the start-up proof checks it. */
const layout = { type: 0, shape: 16, strides: 48 } as const;

/** Reads a tensor's head. */
export function readTensor(pointer: Deno.PointerObject): Tensor {
  const view = new Deno.UnsafePointerView(pointer);
  const four = (offset: number) =>
    [0, 1, 2, 3].map((at) => Number(view.getBigInt64(offset + 8 * at))) as unknown as Tensor[
      "shape"
    ];
  return {
    pointer,
    type: view.getInt32(layout.type),
    shape: four(layout.shape),
    strides: four(layout.strides),
  };
}

/** The number of a tensor's elements. */
export function elementsOf({ shape }: Pick<Tensor, "shape">): number {
  return shape.reduce((product, size) => product * size, 1);
}

/** Whether a tensor of single numbers lies in memory without gaps, in the order of its dimensions. */
export function isContiguous({ shape, strides }: Tensor): boolean {
  const [n0, n1, n2] = shape;
  const [element, row, plane, cube] = strides;
  const places = [[n1, row, n0 * element], [n2, plane, n1 * row], [shape[3], cube, n2 * plane]];
  return element === 4 && places.every(([size, found, wanted]) => size === 1 || found === wanted);
}
