import { join } from "node:path";
import { moduleNamesOf, rowOrder } from "../../adapter/module_names.ts";
import { readBytes } from "../../formats/file_bytes.ts";
import type { GgufFile } from "../../formats/gguf_reader.ts";
import { decodeFloats, encodeFloats, floatBytes, type FloatForm } from "../../formats/floats.ts";
import { joined, valueOf } from "../../formats/gguf_entry.ts";
import { type NamedTensor, writeSafetensors } from "../../formats/safetensors_writer.ts";
import { elementType } from "../../ggml/types.ts";
import type { StoredTensor } from "../../model/gguf.ts";
import type { Change } from "../f16_rows.ts";
import { changesOf, type Merging } from "../merged_gguf.ts";
import { modelConfig, unknown } from "./model_config.ts";
import { tensorName } from "./tensor_names.ts";
import { tokenizerFiles } from "./tokenizer_files.ts";

/** The files of a merged folder beside the weights, by name. */
export type SmallFiles = Readonly<Record<string, string>>;

/**
 * Everything but the weights of a merged model in transformers' form.
 *
 * @throws {TrainerError} for models that only the Python engine can write so.
 */
export function smallFiles(base: GgufFile, { changes }: Pick<Merging, "changes">): SmallFiles {
  const config = modelConfig(base);
  for (const { name } of base.tensors.values()) tensorName(base, name);
  const { bos_token_id, eos_token_id, pad_token_id } = config;
  const objects = {
    "config.json": config,
    "generation_config.json": { bos_token_id, eos_token_id, pad_token_id },
    ...tokenizerFiles(base),
  };
  const changed = changes.find(({ key }) => key === "tokenizer.chat_template");
  const template = changed ? valueOf(changed) : base.metadata("tokenizer.chat_template");
  const texts = Object.entries(objects).map(([name, value]) => [
    name,
    JSON.stringify(value, null, name === "tokenizer.json" ? 0 : 2),
  ]);
  return {
    ...Object.fromEntries(texts),
    ...(typeof template === "string" && { "chat_template.jinja": template }),
  };
}

/**
 * Writes base + adapter into an existing folder as transformers loads it, matrices as f16. Memory
 * holds one matrix of queries or keys at most, whose rows have another order there.
 *
 * @throws as `smallFiles` and `writeMergedGguf` do.
 */
export async function writeMergedFolder(folder: string, merging: Merging): Promise<void> {
  const { base, onTensor } = merging;
  const files = smallFiles(base, merging);
  const changes = changesOf(merging);
  using file = await Deno.open(base.path);
  const tensors = [...base.tensors.values()];
  const named = tensors.map((tensor, index): NamedTensor => ({
    name: tensorName(base, tensor.name),
    form: tensor.shape.length > 1 ? "F16" : "F32",
    shape: tensor.shape.toReversed(),
    async *pieces() {
      onTensor(index, tensors.length);
      yield* piecesOf(merging, { file, tensor, change: changes.get(tensor.name) ?? null });
    },
  }));
  await writeSafetensors(join(folder, "model.safetensors"), named);
  for (const [name, text] of Object.entries(files)) {
    await Deno.writeTextFile(join(folder, name), text);
  }
}

/** Norms and biases are written as f32, whatever they are stored as. */
const forms: Readonly<Record<number, FloatForm>> = {
  [elementType.f32]: "F32",
  [elementType.f16]: "F16",
  [elementType.bf16]: "BF16",
};

interface Source {
  file: Deno.FsFile;
  tensor: StoredTensor;
  change: Change | null;
}

async function* piecesOf(
  { base, rows }: Merging,
  { file, tensor, change }: Source,
): AsyncGenerator<Uint8Array> {
  const { name, type, offset, shape } = tensor;
  if (shape.length === 1) {
    const form = forms[type];
    if (!form) throw unknown(`a model whose ${name} is quantised`);
    const bytes = await readBytes(file, offset, floatBytes[form] * shape[0]!);
    yield encodeFloats(decodeFloats(bytes, form), "F32");
    return;
  }
  const order = rowOrder(moduleNamesOf(base), name, shape[1]!);
  const pieces = rows.of(file, tensor, change);
  if (!order) return void (yield* pieces);
  yield inOrder(joined(await Array.fromAsync(pieces)), order);
}

function inOrder(rows: Uint8Array, order: Uint32Array): Uint8Array {
  const length = rows.length / order.length;
  const moved = new Uint8Array(rows.length);
  order.forEach((place, row) =>
    moved.set(rows.subarray(row * length, (row + 1) * length), place * length)
  );
  return moved;
}
