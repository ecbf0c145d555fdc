import { elementType } from "../ggml/types.ts";
import { type Lora, scalingOf, UnfitAdapter } from "../adapter/lora.ts";
import { readBytes } from "../formats/file_bytes.ts";
import { type GgufEntry, u32Entry } from "../formats/gguf_entry.ts";
import { BadGguf, type GgufFile } from "../formats/gguf_reader.ts";
import { type TensorToWrite, writeGguf } from "../formats/gguf_writer.ts";
import { replaceEntries } from "../formats/replace_entries.ts";
import type { Written } from "../formats/write_aside.ts";
import type { StoredTensor } from "../model/gguf.ts";
import type { Change, F16Rows } from "./f16_rows.ts";

/** What a merged model is made of. */
export interface Merging {
  base: GgufFile;
  /** Null writes the base model itself as f16. */
  lora: Lora | null;
  /** Entries of the metadata that are not those of the base, beside the ones that say "f16". */
  changes: readonly GgufEntry[];
  rows: F16Rows;
  /** Called before each tensor. @throws to give up */
  onTensor(done: number, total: number): void;
}

/** `LLAMA_FTYPE_MOSTLY_F16` of llama.h, and `GGML_QNT_VERSION` of ggml.h. */
const f16Facts = [
  u32Entry("general.file_type", 1),
  u32Entry("general.quantization_version", 2),
];

/**
 * Writes base + adapter as a GGUF with all matrices in f16, straight from the base's file. All other
 * metadata, the tokenizer and the chat template among them, are the bytes of the base. Norms and
 * biases stay as they are. Memory holds a few rows of one matrix at a time.
 *
 * @throws {BadGguf} for a base that cannot be read; {UnfitAdapter} for an adapter of another model.
 */
export async function writeMergedGguf(path: string, merging: Merging): Promise<Written> {
  const { base, changes } = merging;
  refuseParts(base);
  const pairs = changesOf(merging);
  const tensors = [...base.tensors.values()];
  using file = await Deno.open(base.path);
  const entries = replaceEntries(base.entries, [...changes, ...f16Facts]);
  return await writeGguf(
    path,
    entries,
    tensors.map((tensor, index) =>
      toWrite(tensor, async function* () {
        merging.onTensor(index, tensors.length);
        const change = pairs.get(tensor.name) ?? null;
        if (tensor.shape.length > 1) yield* merging.rows.of(file, tensor, change);
        else yield await readBytes(file, tensor.offset, vectorBytes(tensor));
      })
    ),
  );
}

function refuseParts(base: GgufFile): void {
  if (Number(base.metadata("split.count") ?? 1) > 1) {
    throw new BadGguf("it is one of several parts of a model");
  }
}

/** What is added to which tensor. @throws {UnfitAdapter} for an adapter of another model. */
export function changesOf({ base, lora }: Pick<Merging, "base" | "lora">): Map<string, Change> {
  const changes = new Map<string, Change>();
  if (!lora) return changes;
  const { rank, pairs } = lora;
  for (const pair of pairs) {
    const [inputs, outputs, ...more] = base.tensors.get(pair.tensor)?.shape ?? [];
    const isFit = inputs === pair.inputs && outputs === pair.outputs && more.length === 0;
    if (!isFit) throw new UnfitAdapter(`${pair.tensor} is another one in the base model`);
    changes.set(pair.tensor, { pair, rank, scaling: scalingOf(lora) });
  }
  return changes;
}

function toWrite(tensor: StoredTensor, pieces: TensorToWrite["pieces"]): TensorToWrite {
  const { name, shape } = tensor;
  if (shape.length === 1) {
    return { name, shape, type: tensor.type, bytes: vectorBytes(tensor), pieces };
  }
  const bytes = shape.reduce((product, size) => product * size, 2);
  return { name, shape, type: elementType.f16, bytes, pieces };
}

const vectorElementBytes: Readonly<Record<number, number>> = {
  [elementType.f32]: 4,
  [elementType.f16]: 2,
  [elementType.bf16]: 2,
};

function vectorBytes({ name, type, shape: [length = 0] }: StoredTensor): number {
  const bytes = vectorElementBytes[type];
  if (bytes === undefined) throw new BadGguf(`its ${name} is a list of numbers of type ${type}`);
  return length * bytes;
}
