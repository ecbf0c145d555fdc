import { readGgufFileInfo } from "node-llama-cpp";

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

/** Reads the head of a GGUF file. */
export async function readGguf(path: string): Promise<GgufHead> {
  const info = await readGgufFileInfo(path, { sourceType: "filesystem", logWarnings: false });
  const architecture = info.metadata.general.architecture;
  const values = info.architectureMetadata as unknown as Record<string, unknown>;
  const tensors = (info.fullTensorInfo ?? []).map((tensor) => ({
    name: tensor.name,
    type: tensor.ggmlType as number,
    shape: tensor.dimensions.map(Number),
    offset: Number(tensor.fileOffset),
  }));
  return {
    path,
    architecture,
    value: (key) =>
      key.split(".").reduce<unknown>(
        (inner, part) => (inner as Record<string, unknown> | undefined)?.[part],
        values,
      ),
    tensors: new Map(tensors.map((tensor) => [tensor.name, tensor])),
  };
}
