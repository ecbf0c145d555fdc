import type { Embedder } from "@/core/contract/mod.ts";
import { unitVector } from "../vectors/unit_vector.ts";

/**
 * An embedder for tests: each word adds a direction that its hash names, so that texts with common
 * words are alike. The same text gives the same vector, as a question and as a passage.
 */
export function createFakeEmbedder(
  { id = "fake", dimensions = 32 }: { id?: string; dimensions?: number } = {},
): Embedder {
  return {
    id,
    dimensions,
    async embed(texts, _kind, signal) {
      signal?.throwIfAborted();
      // As a real one, it answers later.
      await Promise.resolve();
      signal?.throwIfAborted();
      return texts.map((text) => unitVector(wordSums(text, dimensions), dimensions));
    },
    close: () => Promise.resolve(),
  };
}

function wordSums(text: string, dimensions: number): Float64Array {
  const sums = new Float64Array(dimensions);
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  // Even a text without words has a direction.
  for (const word of [...words, "\u0001"]) {
    let state = hashOf(word);
    for (let at = 0; at < dimensions; at++) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      sums[at]! += (state / 2 ** 32 - 0.5) * (word === "\u0001" ? 0.1 : 1);
    }
  }
  return sums;
}

/** FNV-1a, 32 bits. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(word)) {
    hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  }
  return hash;
}
