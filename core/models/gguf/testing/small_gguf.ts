import { GgufBytes } from "../gguf_bytes.ts";

/** A small model's header in order, with one tensor of 64 numbers. */
export function smallGguf(
  { architecture = "llama", pre = "smollm", fileType = 1, template = "{{ messages }}" }: {
    architecture?: string;
    pre?: string;
    fileType?: number;
    template?: string | null;
  } = {},
): Uint8Array<ArrayBuffer> {
  const gguf = new GgufBytes()
    .start({ tensors: 1n, values: template === null ? 14n : 15n })
    .text("general.architecture", architecture)
    .text("general.name", "Small")
    .text("general.license", "apache-2.0")
    .texts("general.languages", ["en", "de"])
    .number("general.file_type", fileType)
    .number(`${architecture}.context_length`, 2048)
    .number(`${architecture}.block_count`, 2)
    .number(`${architecture}.embedding_length`, 64)
    .number(`${architecture}.feed_forward_length`, 128)
    .number(`${architecture}.attention.head_count`, 4)
    .number(`${architecture}.attention.head_count_kv`, 2)
    .text("tokenizer.ggml.model", "gpt2")
    .text("tokenizer.ggml.pre", pre)
    .texts("tokenizer.ggml.tokens", ["a", "b", "<|end|>"]);
  if (template !== null) gguf.text("tokenizer.chat_template", template);
  return gguf.tensor("blk.0.w", { dimensions: [32n, 2n] }).data(new Uint8Array(256)).bytes();
}
