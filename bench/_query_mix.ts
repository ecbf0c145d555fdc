import type { DocumentId, SearchFilter } from "@/core/contract/mod.ts";
import { seededRandom, wordOfRank } from "./_zipf.ts";

/** A query of the mix. */
export interface MixedQuery {
  kind: QueryKind;
  query: string;
  filter: SearchFilter;
}

/** Ranks of words, the most frequent first, as "die" is among the first and "Kanu" is not. */
const ranks = { frequent: [4, 40], middling: [100, 1000], rare: [2000, 20_000] } as const;

type Rank = keyof typeof ranks;

/** What of a hundred queries are so. The figures of `hybrid` are those of this mix. */
export const mix = {
  "3 middling words": { share: 30, words: ["middling", "middling", "middling"] },
  "a frequent, a middling and a rare word": { share: 25, words: ["frequent", "middling", "rare"] },
  "2 rare words": { share: 20, words: ["rare", "rare"] },
  "3 frequent words": { share: 10, words: ["frequent", "frequent", "frequent"] },
  "8 words of all kinds": {
    share: 10,
    words: [
      ...["frequent", "frequent", "frequent", "middling"] as const,
      ...["middling", "middling", "rare", "rare"] as const,
    ],
  },
  "2 middling words without a third": { share: 5, words: ["middling", "middling", "middling"] },
} as const satisfies Record<string, { share: number; words: readonly Rank[] }>;

export type QueryKind = keyof typeof mix;

/** A hundred queries in the shares of the mix, each with one of the four filters in turn. */
export function mixedQueries(documents: readonly DocumentId[]): MixedQuery[] {
  const random = seededRandom(3);
  const word = (rank: Rank) => {
    const [low, high] = ranks[rank];
    return wordOfRank(low + Math.floor(random() * (high - low)));
  };
  const filters = filtersOf(documents, random);
  const kinds = Object.entries(mix) as [QueryKind, { share: number; words: readonly Rank[] }][];
  return kinds.flatMap(([kind, { share, words }]) =>
    Array.from({ length: share }, (_, at) => {
      const drawn = words.map(word);
      if (kind === "2 middling words without a third") drawn[2] = `-${drawn[2]}`;
      return { kind, query: drawn.join(" "), filter: filters[at % filters.length]!() };
    })
  );
}

/** A tenth of the documents, one document, two of four formats, the first pages. */
function filtersOf(
  documents: readonly DocumentId[],
  random: () => number,
): (() => SearchFilter)[] {
  const some = (share: number) => documents.filter(() => random() < share).slice(0, 1000);
  return [
    () => ({ documentIds: some(0.1) }),
    () => ({ documentIds: [documents[Math.floor(random() * documents.length)]!] }),
    () => ({ formats: ["md", "pdf"] }),
    () => ({ pages: { from: 1, to: 5 } }),
  ];
}
