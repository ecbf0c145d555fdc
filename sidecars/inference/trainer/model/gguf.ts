import { readGgufFileInfo } from "node-llama-cpp";
import type { GgufHead } from "./head.ts";

export type { GgufHead, StoredTensor } from "./head.ts";

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
