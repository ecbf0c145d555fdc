import { GgufBytes } from "./gguf_bytes.ts";

/** Sizes that every kernel can work with: rows are whole blocks of 32 numbers. */
const sizes = { layers: 1, hidden: 64, heads: 2, feedForward: 128, contextTokens: 128 };

/** A token for each byte: any text can be cut into them. */
const byteTokens = Array.from({ length: 256 }, (_, byte) => byteToken(byte));
const tokens = [...byteTokens, "<|im_start|>", "<|im_end|>"];
const startToken = 256;
const endToken = 257;

/** `llama_token_type`: normal, and control for the special ones. */
const tokenTypes = tokens.map((_, index) => index < startToken ? 1 : 3);

/**
 * A whole model of half a megabyte whose weights are noise: it says nothing sensible, but loading
 * it and asking it takes the same code as any other, which proves that an engine works.
 *
 * @param emptyWords more than 0 puts an embedding of so many words behind everything else, whose
 *   numbers are left to whoever asks for them.
 */
export function probeModel({ emptyWords = 0 } = {}): Uint8Array<ArrayBuffer> {
  const { layers, hidden, heads, feedForward, contextTokens } = sizes;
  const [embedding, ...rest] = tensorShapes();
  const shapes = emptyWords > 0 ? [...rest, emptyEmbedding(emptyWords)] : [embedding!, ...rest];
  const gguf = new GgufBytes().start({ tensors: BigInt(shapes.length), values: 15n })
    .text("general.architecture", "llama")
    .text("general.name", "probe")
    .number("llama.block_count", layers)
    .number("llama.context_length", contextTokens)
    .number("llama.embedding_length", hidden)
    .number("llama.feed_forward_length", feedForward)
    .number("llama.attention.head_count", heads)
    .fraction("llama.attention.layer_norm_rms_epsilon", 1e-5)
    .text("tokenizer.ggml.model", "gpt2")
    .text("tokenizer.ggml.pre", "gpt-2")
    .texts("tokenizer.ggml.tokens", tokens)
    .numbers("tokenizer.ggml.token_type", tokenTypes)
    .texts("tokenizer.ggml.merges", [])
    .number("tokenizer.ggml.bos_token_id", startToken)
    .number("tokenizer.ggml.eos_token_id", endToken);
  let elements = 0;
  for (const [name, ...dimensions] of shapes) {
    gguf.tensor(name, { dimensions: dimensions.map(BigInt), offset: BigInt(elements * 4) });
    elements += dimensions.reduce((product, size) => product * size, 1);
  }
  elements -= emptyWords * hidden;
  const weights = Float32Array.from({ length: elements }, (_, index) => 0.1 * noise(index));
  return gguf.data(new Uint8Array(weights.buffer)).bytes();
}

function emptyEmbedding(words: number): [name: string, ...dimensions: number[]] {
  return ["token_embd.weight", sizes.hidden, words];
}

/** All sizes are multiples of 32 bytes, so that tensors lie behind each other without gaps. */
function tensorShapes(): [name: string, ...dimensions: number[]][] {
  const { hidden, feedForward } = sizes;
  return [
    ["token_embd.weight", hidden, tokens.length],
    ["output_norm.weight", hidden],
    ["blk.0.attn_norm.weight", hidden],
    ["blk.0.attn_q.weight", hidden, hidden],
    ["blk.0.attn_k.weight", hidden, hidden],
    ["blk.0.attn_v.weight", hidden, hidden],
    ["blk.0.attn_output.weight", hidden, hidden],
    ["blk.0.ffn_norm.weight", hidden],
    ["blk.0.ffn_gate.weight", hidden, feedForward],
    ["blk.0.ffn_up.weight", hidden, feedForward],
    ["blk.0.ffn_down.weight", feedForward, hidden],
  ];
}

/** Byte-level tokenisers write bytes that are no visible character from U+0100 on (GPT-2). */
function byteToken(byte: number): string {
  if (isVisible(byte)) return String.fromCharCode(byte);
  const before = Array.from({ length: byte }, (_, other) => other).filter((other) =>
    !isVisible(other)
  );
  return String.fromCharCode(256 + before.length);
}

function isVisible(byte: number): boolean {
  return (byte >= 33 && byte <= 126) || (byte >= 161 && byte !== 173);
}

/** A number between -1 and 1 that looks random and is always the same. */
export function noise(index: number): number {
  const hashed = Math.imul(index + 1, 2654435761) >>> 0;
  return (Math.imul(hashed ^ (hashed >>> 15), 2246822519) >>> 0) / 2 ** 31 - 1;
}
