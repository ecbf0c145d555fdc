import { capitalise } from "../facts/fact.ts";

/** A word of a German sentence, punctuation kept apart. */
export interface Token {
  readonly word: string;
  readonly lower: string;
  readonly before: string;
  readonly after: string;
}

/** Splits a sentence at blanks. */
export function readTokens(sentence: string): Token[] {
  return sentence.split(/\s+/u).filter((piece) => piece !== "").map((piece) => {
    const word = piece.replace(/^["“„»«‚'(\[]+/u, "").replace(/[,;:!?"“”«»‘')\]]+$/u, "");
    const bare = /^\d+\.$|^\p{L}{1,4}\.$/u.test(word) ? word : word.replace(/\.+$/u, "");
    const at = piece.indexOf(bare);
    return { word: bare, lower: bare.toLowerCase(), before: piece.slice(0, at), after: piece.slice(at + bare.length) };
  }).filter(({ word }) => word !== "");
}

/** The words as text; the last one's comma or full stop is left out. */
export function wordsOf(tokens: readonly Token[]): string {
  return tokens.map(({ before, word, after }, at) =>
    before + word + (at === tokens.length - 1 ? after.replace(/[,;:.!?]+/gu, "") : after)
  ).join(" ");
}

/** Whether the word is written as a noun: capital letter. */
export function isNoun({ word }: Token): boolean {
  return /^\p{Lu}/u.test(word);
}

export { capitalise };
