import type { Part, ValueKind } from "../facts/clause.ts";
import type { Token } from "./tokens.ts";
import { isInstrumental } from "./instruments.ts";
import { isPerson } from "./persons.ts";
import { isNoun, wordsOf } from "./tokens.ts";
import {
  adverbs,
  colours,
  currencies,
  durations,
  hedges,
  months,
  negations,
  notPlaces,
  numberWords,
  placePrepositions,
  prepositions,
  pronouns,
  weekdays,
} from "./words.ts";

const figure = /^\d[\d.,]*$/u;
const ordinal = /^\d{1,2}\.$/u;
const clock = /^\d{1,2}[:.]\d{2}$/u;
const year = /^(?:1[0-9]|20)\d{2}$/u;
const priced = /^(?:€\d[\d.,]*|\d[\d.,]*€)$/u;

function isNumber({ lower, word }: Token): boolean {
  return figure.test(word) || numberWords.has(lower) && !/^eine?[nr]?$/u.test(lower);
}

function bare(tokens: readonly Token[]): readonly Token[] {
  const at = tokens.findIndex(({ lower }) => !hedges.has(lower));
  return at <= 0 ? tokens : tokens.slice(at);
}

function isClock(tokens: readonly Token[]): boolean {
  return tokens.some(({ lower }) => lower === "uhr" || lower === "mitternacht") ||
    tokens.some(({ word }) =>
      clock.test(word) && !tokens.some(({ lower }) => currencies.has(lower))
    );
}

function calendar(tokens: readonly Token[]): ValueKind | null {
  if (tokens.some(({ lower }) => weekdays.has(lower))) return "weekday";
  const monthly = tokens.some(({ lower }) => months.has(lower));
  if (monthly && tokens.some(({ word }) => ordinal.test(word) || /^\d{1,2}$/u.test(word))) {
    return "date";
  }
  if (tokens.some(({ word }) => /^\d{1,2}\.\d{1,2}\.(?:\d{2,4})?$/u.test(word))) return "date";
  if (tokens.length <= 3 && tokens.some(({ word }) => year.test(word))) return "year";
  return monthly && tokens.length <= 3 ? "month" : null;
}

/** A number with what it counts; null when no number stands in front. */
function amount(all: readonly Token[]): Pick<Part, "kind" | "unit"> | null {
  const tokens = bare(all);
  const [first] = tokens;
  if (!first) return null;
  if (priced.test(first.word)) return { kind: "money" };
  const time = tokens[1] && durations.has(tokens[1].lower) && /^eine?[nr]?$/u.test(first.lower);
  if (time) return { kind: "duration" };
  const coin = tokens[1] && currencies.has(tokens[1].lower) && /^eine?n?$/u.test(first.lower);
  if (coin) return { kind: "money" };
  if (!isNumber(first)) return null;
  let at = 1;
  while (
    tokens[at] && (isNumber(tokens[at]!) || ["bis", "oder", "–", "-"].includes(tokens[at]!.lower))
  ) at++;
  const counted = tokens[at];
  if (!counted) return { kind: "count", unit: "" };
  if (["prozent", "%"].includes(counted.lower)) return { kind: "percent" };
  if (counted.lower === "uhr") return { kind: "clock" };
  if (currencies.has(counted.lower)) return { kind: "money" };
  if (counted.lower === "mal") return { kind: "frequency" };
  const unit = wordsOf(tokens.slice(at));
  const thing = tokens[at + 1];
  // "28 Tage Urlaub" counts, "28 Tage" lasts.
  if (durations.has(counted.lower) && !(thing && isNoun(thing))) {
    return { kind: "duration", unit: counted.word };
  }
  if (unit.includes(",")) return { kind: "count", unit: "" };
  if (/\d/u.test(unit)) return { kind: "entity" };
  return tokens.slice(at).some(isNoun) ? { kind: "count", unit } : null;
}

function afterPreposition(preposition: string, rest: readonly Token[]): ValueKind {
  const time = isClock(rest);
  const day = calendar(rest);
  const number = amount(rest);
  const range = rest.some(({ lower }) => lower === "bis");
  switch (preposition) {
    case "bis":
      return time || day || number?.kind === "clock" ? "until" : "none";
    case "ab":
    case "seit":
      return time || day ? "since" : "none";
    case "von":
    case "vom":
      if ((time || day) && range) return "span";
      return isPerson(rest) ? "agent" : "none";
    case "zwischen":
      return time || day ? "span" : "place";
    case "um":
    case "gegen":
      return time || number?.kind === "count" && number.unit === "" ? "clock" : "none";
    case "für":
      return number?.kind === "duration" ? "duration" : number?.kind === "money" ? "money" : "none";
    case "innerhalb":
    case "binnen":
      return number?.kind === "duration" || rest[0]?.lower === "von" ? "within" : "place";
    case "nach":
    case "vor":
      if (time || day) return "none";
      if (number) return "none";
      break;
    case "aus":
      return "material";
    case "mit":
      return "tool";
    default:
      break;
  }
  if (day) return day;
  if (time) return "clock";
  if (number?.kind === "percent") return "percent";
  if (/^(?:°|Grad\b)/u.test(rest.slice(1).map(({ word }) => word).join(" "))) return "temperature";
  if (number || !placePrepositions.has(preposition)) return "none";
  const noun = rest.at(-1)?.lower ?? "";
  if (
    preposition === "bei" || preposition === "beim" || preposition === "vor" ||
    preposition === "über"
  ) {
    return "none";
  }
  const isPlace = !notPlaces.has(noun) &&
    !/(?:brand|not|regel|streit|schadens|ernst|alarm)fall$/u.test(noun) && !durations.has(noun) &&
    rest.some(isNoun);
  return isPlace && !isAccusative(rest) ? "place" : "none";
}

/** "in den Hof", "auf das Dach", "in bestehende Häuser" say whereto; the dative says where. "in den Pausen" is dative too. */
function isAccusative(rest: readonly Token[]): boolean {
  const [first] = rest;
  return /^(?:das|einen|ein)$/u.test(first?.lower ?? "") || /^\p{Ll}+e$/u.test(first?.word ?? "") ||
    first?.lower === "den" && !/n$/u.test(rest.at(-1)?.lower ?? "");
}

const frequent =
  /^(?:(?:ein|zwei|drei|vier|fünf|sechs|mehr)mal|jeden|jede|jedes|alle|täglich|wöchentlich|monatlich|jährlich|stündlich|\d+\s?mal)\b/iu;

/** Materials follow "aus" after these verbs and participles only. */
export const making =
  /(?:besteh|gemacht|genäht|gebaut|gebacken|gewebt|geschnitzt|hergestellt|gefertigt|gestrickt|gegossen|gedruckt)/u;

/** Verbs that take something or somebody from one place to another. */
const moving =
  /(?:bring|gebracht|legt|gelegt|stellt|gestellt|steckt|geh|gegangen|fahr|gefahren|komm|gekommen|räum|werf|geworfen|gieß|gegossen|schick|trag|getragen)/u;

/** What one part of a clause tells. `verbs` are the clause's verbs. */
export function classify(tokens: readonly Token[], verbs: string): Part {
  const text = wordsOf(tokens);
  const [first, ...rest] = tokens;
  if (!first || negations.has(first.lower)) return { text, kind: "none" };
  if (frequent.test(text) && !everyThing(tokens)) return { text, kind: "frequency" };
  const number = amount(tokens);
  const hedged = hedges.has(first.lower) && number !== null && number.kind !== "clock" &&
    !(first.lower === "bis" && isClock(rest)) && first.lower !== "um";
  if (tokens.length === 1 && year.test(first.word)) return { text, kind: "year" };
  if (hedged || number !== null && !prepositions.has(first.lower)) {
    if (first.lower === "bis" && calendar(rest)) return { text, kind: "until" };
    return { text, ...number };
  }
  if (prepositions.has(first.lower)) {
    const kind = afterPreposition(first.lower, rest);
    // "in den Schuppen gebracht" says whereto, "in den Pausen gebacken" says when.
    if (kind === "place" && rest[0]?.lower === "den" && moving.test(verbs)) {
      return { text, kind: "none" };
    }
    if (kind === "tool" && !isInstrumental(rest, verbs)) return { text, kind: "none" };
    // "in der Halle untersagt": what the last word does there is not read.
    const last = rest.at(-1);
    const isWhole = kind !== "place" && kind !== "temperature";
    if (!isWhole && last && !isNoun(last) && !/^\d/u.test(last.word)) {
      return { text, kind: "none" };
    }
    if (kind === "material" && !making.test(verbs)) return { text, kind: "none" };
    const unit = kind === "duration" ? amount(rest)?.unit : undefined;
    return { text, kind, ...(unit === undefined ? {} : { unit }) };
  }
  if (tokens.length === 1 && weekdays.has(first.lower)) return { text, kind: "weekday" };
  if (isClock(tokens) && /^\d/u.test(first.word)) return { text, kind: "clock" };
  if (adverbs.has(first.lower) || pronouns.has(first.lower)) return { text, kind: "none" };
  // "automatisch der Feuerwehr": an uninflected adjective says how, and what follows is not read.
  if (/^\p{Ll}+(?:isch|lich|ig|weise)$/u.test(first.word)) return { text, kind: "none" };
  if (tokens.length <= 2 && colours.has(tokens.at(-1)!.lower)) return { text, kind: "colour" };
  if (!tokens.some(isNoun) || tokens.length > 14) return { text, kind: "none" };
  if (/^(?:heißt|heißen|genannt|hieß)/u.test(verbs)) return { text, kind: "name" };
  return { text, kind: isPerson(tokens) ? "person" : "entity" };
}

/** "jeden Gast", "alle Bücher": no frequency but things. */
function everyThing(tokens: readonly Token[]): boolean {
  const [first, ...rest] = tokens;
  if (!first || !/^(?:jede[nsr]?|alle)$/u.test(first.lower)) return false;
  const time = ({ lower }: Token) =>
    durations.has(lower) || weekdays.has(lower) || months.has(lower) ||
    /^(?:morgen|abend|mittag|vormittag|nachmittag|pause|mal)$/u.test(lower);
  return !rest.some(time);
}
