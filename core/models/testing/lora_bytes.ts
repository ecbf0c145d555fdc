import { GgufBytes } from "../gguf/testing/gguf_bytes.ts";

/**
 * A LoRA adapter for the starter model (hidden size 576) with made-up weights on the first layer's
 * queries and outputs, strong enough to change what it says.
 */
export function loraBytes(strength: number): Uint8Array<ArrayBuffer> {
  const width = 576;
  const rank = 4;
  const names = ["blk.0.attn_q", "blk.0.attn_output"].flatMap((layer) => [
    { name: `${layer}.weight.lora_a`, dimensions: [BigInt(width), BigInt(rank)] },
    { name: `${layer}.weight.lora_b`, dimensions: [BigInt(rank), BigInt(width)] },
  ]);
  const bytesEach = width * rank * 4;
  const gguf = new GgufBytes().start({ tensors: BigInt(names.length), values: 4n })
    .text("general.type", "adapter")
    .text("general.architecture", "llama")
    .text("adapter.type", "lora")
    .string("adapter.lora.alpha").uint32(6).raw(new Uint8Array(Float32Array.of(rank).buffer));
  names.forEach(({ name, dimensions }, index) =>
    gguf.tensor(name, { dimensions, offset: BigInt(index * bytesEach) })
  );
  const numbers = Float32Array.from(
    { length: names.length * width * rank },
    (_, index) => strength * noise(index),
  );
  return gguf.data(new Uint8Array(numbers.buffer)).bytes();
}

/** A number between -1 and 1 that looks random and is always the same. */
function noise(index: number): number {
  const hashed = Math.imul(index + 1, 2654435761) >>> 0;
  return (Math.imul(hashed ^ (hashed >>> 15), 2246822519) >>> 0) / 2 ** 31 - 1;
}
