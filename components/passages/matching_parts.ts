/** A piece of a text, and whether it is one of the words that were looked for. */
export interface MatchingPart {
  text: string;
  isMatch: boolean;
}

/** Endings that words take on in German and English, the longest first. */
const ending = /(?:ungen|ern|ens|est|ing|em|en|er|es|ed|ung|e|n|s)$/;

/** Shorter beginnings are part of too many other words. */
const shortestStem = 4;

/**
 * Takes a text apart at the words that a search was for, so that they can be marked: also in other
 * endings, spellings (ä, ae) and within compounds. It only guides the eye; what is found is decided
 * by the index.
 */
export function matchingParts(text: string, words: readonly string[]): MatchingPart[] {
  const sought = words.flatMap((word) => wordsOf(word)).map(stemOf).filter((stem) => stem !== "");
  if (sought.length === 0) return text === "" ? [] : [{ text, isMatch: false }];
  const fits = (word: string) => {
    const shown = { stem: stemOf(word), folded: foldWord(word) };
    return sought.some((stem) => isLike(shown, stem));
  };
  const parts = text.split(/([\p{L}\p{N}]+)/u).map((part, at) => ({
    text: part,
    isMatch: at % 2 === 1 && fits(part),
  }));
  return joined(parts.filter((part) => part.text !== ""));
}

/** Whether a word of a text is one that was looked for. */
function isLike({ stem, folded }: { stem: string; folded: string }, sought: string): boolean {
  return sought.length < shortestStem
    ? stem === sought || folded === sought
    : folded.includes(sought);
}

/** Those of the words, one by one, that {@link matchingParts} would mark somewhere in a text. */
export function foundWords(text: string, words: readonly string[]): string[] {
  const shown = [...new Set(wordsOf(text).map(foldWord))]
    .map((folded) => ({ stem: stemOf(folded), folded }));
  return [...new Set(words.flatMap(wordsOf))].filter((word) => {
    const sought = stemOf(word);
    return sought !== "" && shown.some((seen) => isLike(seen, sought));
  });
}

function joined(parts: readonly MatchingPart[]): MatchingPart[] {
  const together: MatchingPart[] = [];
  for (const part of parts) {
    const last = together.at(-1);
    if (last && !last.isMatch && !part.isMatch) last.text += part.text;
    else together.push({ ...part });
  }
  return together;
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function foldWord(word: string): string {
  return word.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replaceAll("ß", "ss")
    .replace(/([aou])e/g, "$1");
}

function stemOf(word: string): string {
  const folded = foldWord(word);
  const stem = folded.replace(ending, "");
  return stem.length >= shortestStem ? stem : folded;
}

/** So much of a long passage is shown around its first match. */
const excerptLength = 480;

/** So much of it stands before the match. */
const before = 120;

/** The part of a passage that is worth reading first, and whether something is left out around it. */
export function excerptOf(
  text: string,
  words: readonly string[],
): { parts: MatchingPart[]; isWhole: boolean } {
  if (text.length <= excerptLength * 1.25) {
    return { parts: matchingParts(text, words), isWhole: true };
  }
  const parts = matchingParts(text, words);
  const first = parts.findIndex(({ isMatch }) => isMatch);
  const place = parts.slice(0, Math.max(first, 0)).reduce((sum, part) => sum + part.text.length, 0);
  const begin = atWord(text, Math.min(Math.max(0, place - before), text.length - excerptLength));
  const end = Math.min(text.length, begin + excerptLength);
  const isCut = end < text.length;
  const said = isCut ? text.slice(begin, end).replace(/\s+\S*$/u, "") : text.slice(begin);
  const shown = `${begin > 0 ? "… " : ""}${said}${isCut ? " …" : ""}`;
  return { parts: matchingParts(shown, words), isWhole: false };
}

/** The beginning of the next word from a place on. */
function atWord(text: string, place: number): number {
  if (place === 0) return 0;
  const rest = text.slice(place);
  const gap = rest.search(/\s\S/u);
  return gap < 0 ? place : place + gap + 1;
}
