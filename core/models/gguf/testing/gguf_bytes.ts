/** Writes the parts of a GGUF by hand, right or wrong, for tests. */
export class GgufBytes {
  readonly #parts: Uint8Array[] = [];

  /** The header's first 24 bytes; each number may be a lie. */
  start(
    { magic = "GGUF", version = 3, tensors = 0n, values = 0n }: {
      magic?: string;
      version?: number;
      tensors?: bigint;
      values?: bigint;
    } = {},
  ): this {
    this.raw(new TextEncoder().encode(magic));
    return this.uint32(version).uint64(tensors).uint64(values);
  }

  /** A key with a text. */
  text(key: string, value: string): this {
    return this.string(key).uint32(8).string(value);
  }

  /** A key with a whole number (uint32). */
  number(key: string, value: number): this {
    return this.string(key).uint32(4).uint32(value);
  }

  /** A key with a list of texts. */
  texts(key: string, values: readonly string[]): this {
    this.string(key).uint32(9).uint32(8).uint64(BigInt(values.length));
    for (const value of values) this.string(value);
    return this;
  }

  /** A tensor's description. Type 0 is F32. */
  tensor(
    name: string,
    { dimensions, type = 0, offset = 0n }: {
      dimensions: readonly bigint[];
      type?: number;
      offset?: bigint;
    },
  ): this {
    this.string(name).uint32(dimensions.length);
    for (const size of dimensions) this.uint64(size);
    return this.uint32(type).uint64(offset);
  }

  string(text: string): this {
    const bytes = new TextEncoder().encode(text);
    return this.uint64(BigInt(bytes.length)).raw(bytes);
  }

  uint32(value: number): this {
    const bytes = new Uint8Array(4);
    new DataView(bytes.buffer).setUint32(0, value, true);
    return this.raw(bytes);
  }

  uint64(value: bigint): this {
    const bytes = new Uint8Array(8);
    new DataView(bytes.buffer).setBigUint64(0, value, true);
    return this.raw(bytes);
  }

  raw(bytes: Uint8Array): this {
    this.#parts.push(bytes);
    return this;
  }

  /** Fills up to the alignment and appends the data. */
  data(bytes: Uint8Array, alignment = 32): this {
    const length = this.#parts.reduce((sum, part) => sum + part.length, 0);
    return this.raw(new Uint8Array((alignment - length % alignment) % alignment)).raw(bytes);
  }

  /** All parts, one after the other. */
  bytes(): Uint8Array<ArrayBuffer> {
    const whole = new Uint8Array(this.#parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of this.#parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }
}

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
