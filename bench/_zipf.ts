/** Texts of invented words whose frequencies are those of a language (Zipf and Mandelbrot). */

const vocabulary = 50_000;
/** Mandelbrot's shift: the first ranks of a real language are flatter than 1/rank. */
const shift = 2.7;

const consonants = "bdfglmnprtvz";
const vowels = "aio";

/**
 * The invented word of a rank, from 0. Its consonants and vowels take turns and "k" ends it, so that
 * no word begins another and no stemmer finds an ending.
 */
export function wordOfRank(rank: number): string {
  const syllables = consonants.length * vowels.length;
  let rest = rank + syllables;
  let word = "";
  for (; rest > 0; rest = Math.floor(rest / syllables)) {
    const syllable = rest % syllables;
    word += consonants[syllable % consonants.length]! +
      vowels[Math.floor(syllable / consonants.length)]!;
  }
  return `${word}k`;
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** So many texts of about so many words each, the same for the same seed. */
export function* zipfTexts(
  { texts, words, seed }: { texts: number; words: number; seed: number },
): Generator<string, void, undefined> {
  const random = seededRandom(seed);
  const sums = new Float64Array(vocabulary);
  for (let rank = 0, sum = 0; rank < vocabulary; rank++) sums[rank] = sum += 1 / (rank + 1 + shift);
  const named = Array.from({ length: vocabulary }, (_, rank) => wordOfRank(rank));
  for (let text = 0; text < texts; text++) {
    const spread = Math.exp((random() + random() + random() - 1.5) * 0.6);
    const length = Math.max(5, Math.round(words * spread));
    yield Array.from({ length }, () => named[drawn(sums, random())]!).join(" ");
  }
}

function drawn(sums: Float64Array, random: number): number {
  const wanted = random * sums.at(-1)!;
  let [low, high] = [0, sums.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sums[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
