import type { Token } from "./tokens.ts";
import { isNoun } from "./tokens.ts";
import {
  adverbs,
  determiners,
  finiteVerbs,
  prepositions,
  pronouns,
  subordinators,
} from "./words.ts";

/** Whether the word is neither noun, adjective nor verb. */
export function isFunctionWord({ lower }: Token): boolean {
  return prepositions.has(lower) || determiners.has(lower) || adverbs.has(lower) ||
    subordinators.has(lower) || pronouns.has(lower) ||
    ["und", "oder", "aber", "sowie"].includes(lower);
}

/** Whether the word can be a finite verb: a listed one, or one with such an ending. */
export function looksFinite(token: Token | undefined): boolean {
  if (!token || !/^\p{Ll}/u.test(token.word) || isNoun(token)) return false;
  if (finiteVerbs.has(token.lower)) return true;
  return !isFunctionWord(token) && /(?:[^aioöü]t|en|eln|ern|te|ten)$/u.test(token.lower) &&
    token.lower.length > 3;
}

/** Whether the finite verb agrees with a plural. */
export function isPluralVerb(verb: string): boolean {
  return /n$/u.test(verb);
}

/** The finite verb's place: the first verb behind a complete noun phrase. */
export function findVerb(tokens: readonly Token[]): number {
  return tokens.findIndex((token, at) => {
    const before = tokens[at - 1];
    if (!before || !looksFinite(token)) return false;
    if (before.after.includes(",")) return true;
    const complete = isNoun(before) || /^\d[\p{L}\d.,:]*$/u.test(before.word) ||
      pronouns.has(before.lower) || adverbs.has(before.lower);
    // "die blühenden Bäume": an adjective between article and noun is no verb.
    const attributive = tokens[at + 1] !== undefined && isNoun(tokens[at + 1]!) &&
      /e[nrsm]?$/u.test(token.lower) &&
      determiners.has(before.lower);
    return complete && !attributive;
  });
}
