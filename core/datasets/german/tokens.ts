/** A word of a German sentence, punctuation kept apart. */
export interface Token {
  readonly word: string;
  readonly lower: string;
  readonly before: string;
  readonly after: string;
}

/** Splits a sentence at blanks. */
export function readTokens(sentence: string): Token[] {
  const pieces = sentence.split(/\s+/u).filter((piece) => piece !== "");
  return pieces.map((piece, at) => {
    const word = piece.replace(/^["“„»«‚'(\[]+/u, "").replace(/[,;:!?"“”«»‘')\]]+$/u, "");
    const last = at === pieces.length - 1;
    const dotted = /^\d+\.$|^(?:ca|Dr|Nr|St|Prof|bzw|Std|Min|inkl|max|min|z\.B|d\.h|u\.a)\.$/u;
    const bare = !last && dotted.test(word) ? word : word.replace(/\.+$/u, "");
    const start = piece.indexOf(bare);
    const after = piece.slice(start + bare.length);
    return { word: bare, lower: bare.toLowerCase(), before: piece.slice(0, start), after };
  }).filter(({ word }) => word !== "");
}

/** The words as text; the last one's comma or full stop is left out. */
export function wordsOf(tokens: readonly Token[]): string {
  return tokens.map(({ before, word, after }, at) =>
    before + word + (at === tokens.length - 1 ? after.replace(/[,;:.!?]+/gu, "") : after)
  ).join(" ");
}

/** Whether the word is written as a noun: with a capital letter, as is "pH-Wert". */
export function isNoun({ word }: Token): boolean {
  return /^\p{Ll}?-?\p{Lu}/u.test(word);
}
