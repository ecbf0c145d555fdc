import type { Token } from "./tokens.ts";
import { isNoun } from "./tokens.ts";
import { adverbs, determiners, hedges, numberWords, prepositions } from "./words.ts";

const clinging = new Set(["pro", "je"]);

function isRange(tokens: readonly Token[], at: number): boolean {
  const { lower } = tokens[at]!;
  const before = tokens.slice(Math.max(0, at - 5), at).map((token) => token.lower);
  if (lower === "bis") {
    return before.includes("von") || before.includes("vom") || /\d$/u.test(before.at(-1) ?? "");
  }
  return lower === "und" && before.includes("zwischen");
}

/** "bis zu", "bis zum", "innerhalb von", "mehr als": the second word opens nothing new. */
function continues(before: Token | undefined, token: Token): boolean {
  const pair = `${before?.lower ?? ""} ${token.lower}`;
  return /^(?:bis (?:zu|zum|zur|spätestens)|innerhalb von|mehr als|gegenüber von|aus der|nicht mehr)$/u
    .test(pair) ||
    before !== undefined && prepositions.has(before.lower) &&
      (hedges.has(token.lower) || determiners.has(token.lower));
}

function opens(tokens: readonly Token[], at: number, part: readonly Token[]): boolean {
  const token = tokens[at]!;
  const before = tokens[at - 1];
  if (clinging.has(token.lower) || isRange(tokens, at) || continues(before, token)) return false;
  const complete = part.some(isNoun) || adverbs.has(part[0]?.lower ?? "") ||
    /\d/u.test(part.at(-1)?.word ?? "");
  // "der Schule" and "des Hauses" right behind a noun belong to it.
  const genitive = before !== undefined && isNoun(before) &&
    /^(?:des|der|eines|einer)$/u.test(token.lower) &&
    !/^(?:uhr|\w+tag|mittwoch|mai|juni|juli)$/u.test(before.lower);
  if (genitive) return false;
  if (
    token.lower === "von" && before !== undefined && isNoun(before) && !/uhr/u.test(before.lower)
  ) return false;
  // "einen Helm, eine Weste": a list of things is one part.
  const listed = before?.after.includes(",") && !prepositions.has(part[0]!.lower);
  if (listed && (determiners.has(token.lower) || isNumber(token))) return false;
  if (prepositions.has(token.lower) && !hedges.has(token.lower)) return true;
  if (["bis", "über", "um", "zu"].includes(token.lower)) return complete;
  if (adverbs.has(token.lower)) {
    return !(hedges.has(token.lower) && before && hedges.has(before.lower));
  }
  const joined = before !== undefined && ["und", "oder", "sowie"].includes(before.lower);
  if (determiners.has(token.lower)) return complete && !joined;
  const next = tokens[at + 1];
  const adverbial = /^\p{Ll}/u.test(token.word) && complete && before !== undefined &&
    isNoun(before) &&
    !(next && (isNoun(next) || /e[nrsm]?$/u.test(next.lower))) &&
    /(?:ig|lich|weise|falls|wärts)$/u.test(token.lower);
  if (adverbial) return true;
  if (joined) return false;
  // "auf Blatt 2": a number that counts nothing belongs to the noun before it.
  const valued = determiners.has(part[0]!.lower) && /^\d+,\d+$/u.test(token.word);
  const numbering = (valued || /^\d+$/u.test(token.word)) && before !== undefined &&
    isNoun(before) &&
    !(next && (isNoun(next) || /^[%€°]/u.test(next.word)));
  if (numbering && part.length <= 3) return false;
  // "ab 11 Uhr | warmes Essen": behind a noun, an adjective opens the next thing.
  const described = /^\p{Ll}+(?:e[nrsm]?)$/u.test(token.word) && before !== undefined &&
    isNoun(before) && before.after === "" && next !== undefined && isNoun(next) &&
    !["und", "oder", "sowie", "als", "wie"].includes(token.lower);
  if (described && prepositions.has(part[0]!.lower) && complete) return true;
  // "eine Fläche von 900 Metern": a number stays with its preposition.
  if (before && prepositions.has(before.lower)) return false;
  const number = isNumber(token);
  const bounded = before !== undefined && hedges.has(before.lower);
  return number && complete && !bounded && !/^\d/u.test(before?.word ?? "") && !months(before);
}

function isNumber({ word, lower }: Token): boolean {
  return /^\d/u.test(word) || numberWords.has(lower);
}

function months(token: Token | undefined): boolean {
  return /^(?:januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|jahr)$/u
    .test(token?.lower ?? "");
}

/** Cuts the middle of a German clause into objects, prepositional phrases and adverbials. */
export function splitParts(tokens: readonly Token[]): Token[][] {
  const parts: Token[][] = [];
  tokens.forEach((token, at) => {
    if (parts.length === 0 || opens(tokens, at, parts.at(-1)!)) parts.push([token]);
    else parts.at(-1)!.push(token);
  });
  return parts;
}
