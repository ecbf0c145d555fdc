/** A tensor as a GGUF file lists it. */
export interface StoredTensor {
  name: string;
  type: number;
  /** Elements by dimension, the fastest moving first. */
  shape: readonly number[];
  /** Where its bytes begin in the file. */
  offset: number;
}

/** What a GGUF file says about itself. */
export interface GgufHead {
  path: string;
  architecture: string;
  /** A value of the architecture, such as `block_count`. */
  value(key: string): unknown;
  tensors: ReadonlyMap<string, StoredTensor>;
}
