import { GgufBytes } from "../gguf/gguf_bytes.ts";
import { noise } from "../gguf/probe_model.ts";

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
    .fraction("adapter.lora.alpha", rank);
  names.forEach(({ name, dimensions }, index) =>
    gguf.tensor(name, { dimensions, offset: BigInt(index * bytesEach) })
  );
  const numbers = Float32Array.from(
    { length: names.length * width * rank },
    (_, index) => strength * noise(index),
  );
  return gguf.data(new Uint8Array(numbers.buffer)).bytes();
}
