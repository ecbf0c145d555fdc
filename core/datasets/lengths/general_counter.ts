import { loadTokenCounter } from "@/core/documents/mod.ts";
import type { RowCounter } from "./row_lengths.ts";

/** Tokens with which a chat template marks the beginning and the end of a turn, roughly. */
const tokensOfTurn = 5;

/** After so many conversations others get their turn. */
const atOnce = 200;

/**
 * Counts with the encoding that documents are split by, for when the model's own tokenizer is out of
 * reach: another one than it is trained with, but of the same order.
 */
export function createGeneralCounter(
  limits: Pick<RowCounter, "window" | "maxLength">,
): RowCounter {
  return {
    id: "o200k_base",
    tokenizer: { kind: "general", name: "o200k_base" },
    ...limits,
    async count(conversations) {
      const counter = await loadTokenCounter();
      const counts: number[] = [];
      for (const messages of conversations) {
        if (counts.length % atOnce === 0) await new Promise((resolve) => setTimeout(resolve));
        counts.push(messages.reduce(
          (sum, { content }) => sum + counter.count(content) + tokensOfTurn,
          0,
        ));
      }
      return counts;
    },
  };
}
