import { elementType } from "../ggml/types.ts";
import { encodeFloats, floatBytes } from "../formats/floats.ts";
import { f32Entry, textEntry, u32Entry } from "../formats/gguf_entry.ts";
import { type TensorToWrite, writeGguf } from "../formats/gguf_writer.ts";
import type { Written } from "../formats/write_aside.ts";
import { type Lora, type LoraPair, scalingOf } from "./lora.ts";

/** What an adapter's GGUF is made of. */
export interface AdapterGguf {
  /** The base model's `general.architecture`. */
  architecture: string;
  name: string;
  lora: Lora;
  form: "F16" | "F32";
}

/** `enum llama_ftype` of llama.h. */
const fileTypes = { F32: 0, F16: 1 } as const;

/**
 * Writes an adapter as llama.cpp loads it (llama-adapter.cpp, `llama_adapter_lora_init_impl`;
 * convert_lora_to_gguf.py writes the same). llama.cpp multiplies by alpha / rank, whatever the
 * adapter was trained with, so that alpha is written as scaling · rank.
 */
export function writeAdapterGguf(
  path: string,
  { architecture, name, lora, form }: AdapterGguf,
): Promise<Written> {
  const entries = [
    textEntry("general.architecture", architecture),
    textEntry("general.type", "adapter"),
    textEntry("adapter.type", "lora"),
    textEntry("general.name", name),
    f32Entry("adapter.lora.alpha", scalingOf(lora) * lora.rank),
    u32Entry("general.file_type", fileTypes[form]),
    u32Entry("general.quantization_version", 2),
  ];
  return writeGguf(path, entries, lora.pairs.flatMap((pair) => tensorsOf(pair, lora.rank, form)));
}

function tensorsOf(
  { tensor, inputs, outputs, a, b }: LoraPair,
  rank: number,
  form: "F16" | "F32",
): TensorToWrite[] {
  const one = (name: string, shape: number[], values: LoraPair["a"]): TensorToWrite => ({
    name,
    shape,
    type: form === "F16" ? elementType.f16 : elementType.f32,
    bytes: values.length * floatBytes[form],
    pieces: () => [encodeFloats(values, form)],
  });
  return [
    one(`${tensor}.lora_a`, [inputs, rank], a),
    one(`${tensor}.lora_b`, [rank, outputs], b),
  ];
}
