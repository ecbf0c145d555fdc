import { encodeFloats } from "../formats/floats.ts";
import { bytesOf, type GgufEntry, textEntry, u32Entry } from "../formats/gguf_entry.ts";
import { type TensorToWrite, writeGguf } from "../formats/gguf_writer.ts";
import { elementType } from "../ggml/types.ts";

/** Numbers that look random and are the same in every run, from -1 to 1. */
export function numbers(length: number, seed = 1): Float32Array<ArrayBuffer> {
  let state = seed;
  return Float32Array.from({ length }, () => {
    state = (state * 1103515245 + 12345) & 0x7fffffff;
    return state / 0x3fffffff - 1;
  });
}

/** A tensor of a GGUF that holds numbers. */
export function stored(
  name: string,
  shape: readonly number[],
  { type = elementType.f32 as number, seed = 1 } = {},
): TensorToWrite {
  const values = numbers(shape.reduce((product, size) => product * size, 1), seed);
  const bytes = bytesIn[type]!(values);
  return { name, shape, type, bytes: bytes.length, pieces: () => [bytes] };
}

const bytesIn: Record<number, (values: Float32Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>> = {
  [elementType.f32]: (values) => encodeFloats(values, "F32"),
  [elementType.f16]: (values) => encodeFloats(values, "F16"),
  [elementType.bf16]: (values) => encodeFloats(values, "BF16"),
  [elementType.q8_0]: quantized,
};

/** Blocks of 32 numbers: an f16 scale and 32 whole numbers (`block_q8_0` of ggml-common.h). */
function quantized(values: Float32Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const blocks = values.length / 32;
  const whole = new Uint8Array(34 * blocks);
  for (let block = 0; block < blocks; block++) {
    whole.set(bytesOf(Float16Array.of(1 / 128)), 34 * block);
    const quants = Int8Array.from(values.subarray(32 * block, 32 * block + 32), (v) => v * 127);
    whole.set(bytesOf(quants), 34 * block + 2);
  }
  return whole;
}

/** The metadata of a llama with one head, whose chat template has a default system message. */
export const smallEntries: readonly GgufEntry[] = [
  textEntry("general.architecture", "llama"),
  textEntry("general.name", "small"),
  u32Entry("general.file_type", 7),
  u32Entry("llama.block_count", 1),
  u32Entry("llama.attention.head_count", 1),
  textEntry("tokenizer.chat_template", "[You are helpful.]"),
  u32Entry("tokenizer.ggml.eos_token_id", 2),
];

/** One adapted matrix larger than what is converted at once, one that is not adapted, a vector. */
export const smallTensors: readonly TensorToWrite[] = [
  stored("token_embd.weight", [64, 3], { type: elementType.bf16, seed: 2 }),
  stored("blk.0.attn_q.weight", [1024, 1500], { type: elementType.q8_0, seed: 3 }),
  stored("blk.0.ffn_down.weight", [32, 64], { seed: 4 }),
  stored("blk.0.attn_v.weight", [64, 2], { type: elementType.f16, seed: 5 }),
  stored("output_norm.weight", [64], { seed: 6 }),
];

/** Writes a GGUF that has what merging asks for; no model that could answer. */
export async function writeSmallModel(path: string, tensors = smallTensors): Promise<void> {
  await writeGguf(path, smallEntries, tensors);
}
