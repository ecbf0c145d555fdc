/** A source of numbers that gives the same ones for the same seed (mulberry32). */
export interface Random {
  /** At least 0, below 1. */
  next(): number;
  /** A whole number of at least 0, below `limit`. */
  below(limit: number): number;
  pick<T>(from: ArrayLike<T>): T;
}

/** A source that begins at a seed. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  const below = (limit: number) => Math.floor(next() * limit);
  return { next, below, pick: (from) => from[below(from.length)]! };
}

/** Pieces of which each has undone a splitter or a tokenizer somewhere. */
const pieces = [
  ..."aeinrstXYZäöüßÉ012789.,;:!?-_/\\()[]{}<>|@#$%^&*+=~`'\"",
  ..." \t\n\r\u00a0\u2003\u2028\ufeff\u0301\u0e33\u200d",
  ..."漢字かなไทยعربшДλΩʰªΔǅ½²٣",
  ..."🙂👍🏽🇩🇪𝒳",
  " ",
  " ",
  " ",
  "\n",
  "\n\n",
  "\n\n\n",
  "\r\n",
  "    ",
  "the ",
  "und ",
  " Straße",
  "don't",
  " DON'T",
  "we'll",
  "I'VE ",
  "XMLHttpRequest",
  "e\u0301",
  "<|im_start|>",
  "<|endoftext|>",
  "://",
  ".\n\n",
  "====",
  "```\n",
  "Donaudampfschifffahrtsgesellschaftskapitän",
  "aaaaaaaaaaaaaaaa",
  "👩‍👩‍👧‍👦",
];

/** A text of `length` random pieces; with `only`, of those that it allows. */
export function randomText(
  random: Random,
  length: number,
  only: (piece: string) => boolean = () => true,
): string {
  const allowed = pieces.filter(only);
  return Array.from({ length }, () => random.pick(allowed)).join("");
}

const words =
  "der die das und ist nicht Modell Gewicht Absatz Wörter über Straße Größe lernt misst 42 1999 the of and model training document answers question weight paragraph evaluates loss epoch checkpoint (siehe) e.g. z.B. – “quoted” „zitiert“ function const return =>"
    .split(" ");

/** A text like people's: sentences, paragraphs, headings, lists, sometimes a very long line. */
export function randomProse(random: Random, paragraphs: number): string {
  return Array.from({ length: paragraphs }, () => paragraph(random)).join("\n\n");
}

function paragraph(random: Random): string {
  const kind = random.below(10);
  if (kind === 0) return `## ${sentence(random, 4)}`;
  if (kind === 1) {
    return Array.from({ length: 6 }, () => `- ${sentence(random, 8)}`).join("\n");
  }
  const sentences = kind === 2 ? 120 : 1 + random.below(12);
  return Array.from({ length: sentences }, () => sentence(random, 5 + random.below(20))).join(" ");
}

function sentence(random: Random, length: number): string {
  return Array.from({ length }, () => random.pick(words)).join(" ") + ".";
}
