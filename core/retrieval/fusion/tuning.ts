/** The lists that are made one. */
export const rankedLists = ["text", "trigram", "vector"] as const;

export type RankedList = typeof rankedLists[number];

/** What decides how lists are made one. */
export interface FusionTuning {
  /** How fast a list's say falls with the rank: the smaller, the more the first places count. */
  k: number;
  weights: Readonly<Record<RankedList, number>>;
  /** How much being relevant counts beside being different, 0 to 1. */
  relevance: number;
}

/** Chosen on half of the questions of `bench/retrieval_quality.ts`, checked on the other half. */
export const usualTuning: FusionTuning = {
  k: 2,
  weights: { text: 0.6, trigram: 1, vector: 1 },
  relevance: 0.9,
};
