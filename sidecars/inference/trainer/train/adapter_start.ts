import { createHash } from "node:crypto";

/**
 * The first numbers of a LoRA matrix A: uniform in ±1/√inputs, as PEFT draws them (Kaiming with
 * a = √5); B begins with zeros.
 *
 * They are a pure function of seed and name, so that every engine can begin with the same ones: number
 * `i` is made of bytes `4i … 4i+3` of SHAKE-128(`<seed>:adapter:<name>`), read as a little-endian
 * integer w, as ((w >> 8) / 2²³ − 1) / √inputs in double precision, rounded to f32. The Python engine
 * (`adapter_start.py`) does the same.
 *
 * @param name the adapted layer's name in transformers, such as `model.layers.0.self_attn.q_proj`.
 */
export function startOfMatrix(
  { seed, name, inputs, rank }: { seed: number; name: string; inputs: number; rank: number },
): Float32Array<ArrayBuffer> {
  const count = inputs * rank;
  const bytes = createHash("shake128", { outputLength: 4 * count })
    .update(`${seed}:adapter:${name}`)
    .digest();
  const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const bound = 1 / Math.sqrt(inputs);
  const numbers = new Float32Array(count);
  for (let at = 0; at < count; at++) {
    numbers[at] = ((words.getUint32(4 * at, true) >>> 8) / 2 ** 23 - 1) * bound;
  }
  return numbers;
}
