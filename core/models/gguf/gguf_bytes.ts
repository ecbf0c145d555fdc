/** Puts a GGUF together from its parts; nothing is checked, so that tests can write wrong ones. */
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

  /** A key with a fraction (float32). */
  fraction(key: string, value: number): this {
    return this.string(key).uint32(6).raw(new Uint8Array(Float32Array.of(value).buffer));
  }

  /** A key with a list of whole numbers (int32). */
  numbers(key: string, values: readonly number[]): this {
    this.string(key).uint32(9).uint32(5).uint64(BigInt(values.length));
    return this.raw(new Uint8Array(Int32Array.from(values).buffer));
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
