import type { Part, ValueKind } from "../facts/clause.ts";
import type { Token } from "./tokens.ts";
import { isCommonWord, wordsOf } from "./tokens.ts";
import {
  abstractNouns,
  colours,
  currencies,
  durations,
  hedges,
  makingVerbs,
  months,
  notPlaces,
  numberWords,
  placePrepositions,
  pointers,
  pronouns,
  seasonal,
  seasons,
  weekdays,
} from "./words.ts";

const clock =
  /^(?:\d{1,2}[:.]\d{2}(?:\s?[ap]m)?|\d{1,2}\s?[ap]\.?m\.?|noon|midnight|midday|sunset|sunrise|dusk|dawn)$/iu;
const year = /^(?:1[0-9]|20)\d{2}$/u;
const figure = /^[~±]?\d[\d.,]*$/u;
const priced = /^(?:[€$£]\d[\d.,]*|\d[\d.,]*[€$£])$/u;

function isNumber({ lower, word }: Token): boolean {
  return figure.test(word) || (numberWords.has(lower) && lower !== "a" && lower !== "one") ||
    lower === "one";
}

function withoutHedges(tokens: readonly Token[]): readonly Token[] {
  let at = 0;
  while (
    at < tokens.length - 1 && hedges.has(tokens[at]!.lower) &&
    !(tokens[at]!.lower === "a" && !isNumber(tokens[at + 1]!))
  ) at++;
  return tokens.slice(at);
}

/** A time of the year: "May" and "March" by their capital, "spring" by what stands before it. */
function isMonth({ word, lower }: Token, preposition: string): boolean {
  return months.has(word) || seasons.has(lower) && seasonal.has(preposition);
}

/** Words that are no "in time" or "in three days" but a date or a weekday. */
function calendar(tokens: readonly Token[], preposition: string): ValueKind | null {
  const last = tokens.filter(({ lower }) => lower !== "the");
  const monthly = last.some((token) => isMonth(token, preposition));
  if (last.some(({ lower }) => weekdays.has(lower))) return monthly ? "date" : "weekday";
  if (monthly && last.some(({ word }) => /^\d{1,2}(?:st|nd|rd|th)?$/u.test(word))) return "date";
  if (last.length <= 2 && last.some(({ word }) => year.test(word))) return "year";
  return monthly && last.length <= 3 ? "month" : null;
}

function isClock(tokens: readonly Token[]): boolean {
  const [first, second] = tokens;
  if (!first) return false;
  if (clock.test(first.word)) return true;
  return figure.test(first.word) && /^(?:[ap]\.?m\.?|o['’]clock)$/iu.test(second?.lower ?? "");
}

/** A number with what it counts: money, time or things; null when there is no number in front. */
function amount(all: readonly Token[]): Pick<Part, "kind" | "unit"> | null {
  const tokens = withoutHedges(all);
  const [first, second] = tokens;
  if (!first) return null;
  if (priced.test(first.word)) return { kind: "money" };
  if (!isNumber(first)) return null;
  let at = 1;
  const joins = (token: Token | undefined) => /^(?:and|to|or|-|–)$/u.test(token?.lower ?? "");
  while (
    tokens[at] &&
    (isNumber(tokens[at]!) || joins(tokens[at]) && tokens[at + 1] && isNumber(tokens[at + 1]!))
  ) {
    at++;
  }
  const counted = tokens[at];
  if (!counted) return clock.test(first.word) ? { kind: "clock" } : { kind: "count", unit: "" };
  if (counted.lower === "percent" || counted.lower === "per" && tokens[at + 1]?.lower === "cent") {
    return { kind: "percent" };
  }
  if (isClock(tokens) && second && /m$/u.test(second.lower)) return { kind: "clock" };
  if (currencies.has(counted.lower)) return { kind: "money" };
  const unit = wordsOf(tokens.slice(at));
  // "23,000 books and 1,200 films": two amounts are asked for as one thing.
  const isSecond = (token: Token, index: number) =>
    index > at && isNumber(token) && tokens[index - 1]?.lower === "and";
  if (/\d/u.test(unit) || tokens.some(isSecond)) return { kind: "entity" };
  if (durations.has(counted.lower)) return { kind: "duration", unit: counted.lower };
  if (counted.lower === "times") return { kind: "frequency" };
  return { kind: "count", unit };
}

function isName(tokens: readonly Token[]): boolean {
  const named = tokens.filter(({ lower }) => !["the", "of", "von", "de"].includes(lower));
  return named.length > 0 && named.every(({ word }) => /^\p{Lu}/u.test(word));
}

/** Whether the words name a person: two or three capitalised words or a title and a name. */
export function isPerson(tokens: readonly Token[]): boolean {
  const [first] = tokens;
  if (!first || !isName(tokens) || first.lower === "the" || tokens.length > 4) return false;
  if (/^(?:mr|mrs|ms|dr|prof|professor|captain|aunt|uncle|sister|brother)\.?$/u.test(first.lower)) {
    return tokens.length > 1;
  }
  const human = (token: Token) => ["Person", "FirstName"].some((tag) => token.tags.has(tag));
  return human(first) && tokens.length >= 2 && !/\d/u.test(wordsOf(tokens));
}

function afterPreposition(preposition: string, rest: readonly Token[]): Part["kind"] {
  const bare = withoutHedges(rest);
  const time = isClock(bare);
  const day = calendar(rest, preposition);
  const number = amount(rest);
  switch (preposition) {
    case "until":
    case "till":
      return time || day || bare.length <= 4 ? "until" : "none";
    case "from":
    case "since": {
      const range = rest.some(({ lower }) => ["to", "until", "till"].includes(lower));
      if (time || day) return range ? "span" : "since";
      return "none";
    }
    case "between":
      if (number?.kind === "duration") return "duration";
      return time || day ? "span" : number ? "none" : "place";
    case "for":
      return number?.kind === "duration" ? "duration" : number?.kind === "money" ? "money" : "none";
    case "within":
      return number?.kind === "duration" ? "within" : "none";
    case "after":
      return time || day ? "since" : "none";
    case "before":
    case "by":
      if (time || day) return "until";
      if (preposition === "by" && (isPerson(rest) || isStrange(rest))) return "agent";
      return "none";
    case "with":
      return "tool";
    default:
      break;
  }
  if (time) return "clock";
  if (day) return day;
  if (number?.kind === "duration") return preposition === "in" ? "within" : "none";
  if (number?.kind === "percent") return "percent";
  if (/^(?:°[CFK]?|degrees?)/u.test(number?.unit ?? "")) return "temperature";
  if (number || !placePrepositions.has(preposition)) return "none";
  const noun = rest.at(-1)?.lower ?? "";
  const abstract = rest.length === 1 && notPlaces.has(noun) ||
    notPlaces.has(rest[0]?.lower ?? "") ||
    abstractNouns.has(noun);
  return abstract || pronouns.has(noun) ? "none" : "place";
}

/** Two or three capitalised words that no word list has: a name. */
export function isStrange(tokens: readonly Token[]): boolean {
  return tokens.length >= 2 && tokens.length <= 3 &&
    tokens.every(({ word, lower }) =>
      word === "&" ||
      /^\p{Lu}[\p{Ll}.]/u.test(word) && (!isCommonWord(lower) || tokens.length === 3)
    );
}

const frequent =
  /^(?:once|twice|(?:\w+\s)?times|every|each|daily|weekly|monthly|yearly|hourly|annually)\b/iu;

/** Verbs of going and staying: "with" names company or a part there, never a tool. */
const staying = new Set(
  `go come put lie stand stay live belong arrive leave`.split(" "),
);
const forbidding = new Set(["forbid", "prohibit", "ban", "forbidden", "prohibited", "banned"]);

/** What one part of a clause tells. `verb` is the clause's main verb in its base form. */
export function classify(tokens: readonly Token[], verb: string): Part {
  const text = wordsOf(tokens);
  const [first, ...rest] = tokens;
  if (!first) return { text, kind: "none" };
  if (first.tags.has("Preposition") || placePrepositions.has(first.lower)) {
    const number = amount(tokens);
    // "up to 14 items", "at most 3 days", "over 200 boats" are amounts, not places.
    const bounding = /^(?:at (?:least|most)|up to|over|under|about|around|under)\b/iu.test(text);
    if (number && bounding && !isClock(rest)) return { text, ...number };
  }
  if (
    /^(?:at|in|on|by|for|from|with|within|until|till|since|after|before|between|behind|under|below|above|over|beside|near|opposite|inside|outside|along|around|across|against|beneath|beyond|next|close)$/u
      .test(first.lower)
  ) {
    const noun = ["next", "close"].includes(first.lower) ? rest.slice(1) : rest;
    const read = afterPreposition(first.lower, noun);
    // "goes into the bin with the yellow lid", "is forbidden in the hall": neither is asked for.
    const silent = forbidding.has(verb) || read === "tool" && staying.has(verb);
    const kind = silent ? "none" : read;
    if (first.lower === "from" && makingVerbs.has(verb) && kind === "none") {
      return { text, kind: "material", stranded: "from" };
    }
    const unit = kind === "duration" || kind === "within" ? amount(rest)?.unit : undefined;
    return {
      text,
      kind,
      ...(unit === undefined ? {} : { unit }),
      ...(kind === "tool" ? { stranded: first.lower } : {}),
    };
  }
  if (first.lower === "of") {
    return makingVerbs.has(verb)
      ? { text, kind: "material", stranded: "of" }
      : { text, kind: "none" };
  }
  if (first.lower === "per" || first.tags.has("Preposition") || first.lower === "to") {
    return { text, kind: "none" };
  }
  if (frequent.test(text) && !durationEach(tokens)) return { text, kind: "frequency" };
  const number = amount(tokens);
  if (number?.kind === "frequency") return { text, kind: "frequency" };
  if (number) return { text, ...number };
  if (isClock(tokens)) return { text, kind: "clock" };
  const noun = measured(tokens);
  if (noun !== null) return { text, kind: "measure", unit: noun };
  const day = calendar(tokens, first.lower);
  if (day && tokens.length <= 3) return { text, kind: day };
  return { text, kind: nounKind(tokens, verb) };
}

/** "each guest", "every boat": a determiner before a thing, no frequency. */
function durationEach(tokens: readonly Token[]): boolean {
  const [first, second, third] = tokens;
  if (!first || !/^(?:every|each)$/u.test(first.lower) || !second) return false;
  const time = (token: Token | undefined) =>
    token !== undefined && (durations.has(token.lower) || weekdays.has(token.lower) ||
      isMonth(token, first.lower) ||
      ["morning", "evening", "afternoon", "night"].includes(token.lower));
  return !time(second) && !time(third) && !isNumber(second);
}

/** "a deposit of 40 crowns", "a length of 4 metres": the noun that is measured, or null. */
function measured(tokens: readonly Token[]): string | null {
  const of = tokens.findIndex(({ lower }) => lower === "of");
  const [first] = tokens;
  if (of < 2 || of > 4 || !first || !["a", "an", "the"].includes(first.lower)) return null;
  return amount(tokens.slice(of + 1)) ? wordsOf(tokens.slice(1, of)) : null;
}

function nounKind(tokens: readonly Token[], verb: string): ValueKind {
  const first = tokens[0]!;
  if (pronouns.has(first.lower) || first.lower === "no" || tokens.length > 14) return "none";
  if (tokens.some(({ lower }) => pointers.has(lower) || lower === "than")) return "none";
  if (verb === "call" || verb === "name") return "name";
  if (isPerson(tokens)) return "person";
  // "makes the dough softer": a thing and how it becomes.
  const last = tokens.at(-1)!;
  if (tokens.length > 2 && last.tags.has("Adjective") && !last.tags.has("Noun")) return "none";
  if (tokens.length <= 2 && colours.has(tokens.at(-1)!.lower)) return "colour";
  const noun = tokens.some(({ tags }) => tags.has("Noun") || tags.has("ProperNoun"));
  return noun ? "entity" : "none";
}
