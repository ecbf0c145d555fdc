import type { ModelShape } from "@/core/contract/mod.ts";

/** Tokens of context that the stated memory is for. */
export const usualContextTokens = 4096;

/** Deno with llama.cpp, before a model is loaded. */
const processBytes = 120e6;

/** Tokens that llama.cpp computes at once; it keeps the logits of each in float32. */
const batchTokens = 512;

/**
 * The memory in bytes that answering takes: the weights, keys and values of each token of context
 * (float16), and the logits of one batch. Measured for the starter model: KV cache 11.25 MiB and
 * compute buffer 98 MiB at 512 tokens, as computed here.
 */
export function memoryToRun(
  { sizeBytes, shape }: { sizeBytes: number; shape: ModelShape },
  contextTokens = usualContextTokens,
): number {
  const { layers, keyValue, vocabulary } = shape;
  const keysAndValues = 2 * 2 * layers * keyValue * contextTokens;
  return processBytes + sizeBytes + keysAndValues + 4 * batchTokens * vocabulary;
}
