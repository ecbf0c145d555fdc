/** Ranks texts for some words by reading all of them. */
export type ExactRanking = (words: readonly string[], limit: number) => number[];

/** BM25's usual constants. */
const saturation = 1.2;
const lengthShare = 0.75;

/**
 * What our full text would answer if it left nothing out: what has all words first, then BM25.
 *
 * @param words all words that will be asked for.
 */
export function rankExactly(texts: readonly string[], words: ReadonlySet<string>): ExactRanking {
  const counts = new Map([...words].map((word) => [word, new Map<number, number>()]));
  texts.forEach((text, row) => {
    for (const word of text.split(" ")) {
      const of = counts.get(word);
      of?.set(row, (of.get(row) ?? 0) + 1);
    }
  });
  const usual = texts.reduce((sum, { length }) => sum + length, 0) / texts.length;

  return (asked, limit) => {
    const scores = new Map<number, { score: number; words: number }>();
    for (const word of asked) {
      const of = counts.get(word)!;
      const rarity = Math.log(1 + (texts.length - of.size + 0.5) / (of.size + 0.5));
      for (const [row, count] of of) {
        const length = texts[row]!.length / usual;
        const damping = saturation * (1 - lengthShare + lengthShare * length);
        const before = scores.get(row) ?? { score: 0, words: 0 };
        const gain = rarity * count * (saturation + 1) / (count + damping);
        scores.set(row, { score: before.score + gain, words: before.words + 1 });
      }
    }
    const isComplete = ({ words }: { words: number }) => Number(words === asked.length);
    return [...scores]
      .toSorted(([, a], [, b]) => isComplete(b) - isComplete(a) || b.score - a.score)
      .slice(0, limit).map(([row]) => row);
  };
}
