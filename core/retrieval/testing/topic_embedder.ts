import type { Embedder } from "@/core/contract/mod.ts";

/**
 * An embedder that knows some topics by their words: texts with words of one topic have the same
 * vector, whatever the words are. Texts without any have a direction of their own.
 */
export function createTopicEmbedder(topics: readonly RegExp[]): Embedder {
  const dimensions = topics.length + 1;
  return {
    id: "topics",
    dimensions,
    embed: (texts) =>
      Promise.resolve(texts.map((text) => {
        const vector = Float32Array.from([...topics.map((topic) => Number(topic.test(text))), 0]);
        if (vector.every((value) => value === 0)) vector[dimensions - 1] = 1;
        const length = Math.hypot(...vector);
        return vector.map((value) => value / length);
      })),
    close: () => Promise.resolve(),
  };
}
