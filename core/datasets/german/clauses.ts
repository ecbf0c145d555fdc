import type { Part } from "../facts/clause.ts";
import { splitParts } from "./parts.ts";
import type { Subject } from "./subject.ts";
import { midSentence, phraseLength, readSubject } from "./subject.ts";
import type { Token } from "./tokens.ts";
import { capitalise, isNoun, readTokens, wordsOf } from "./tokens.ts";
import { classify } from "./values.ts";
import {
  adverbs,
  auxiliaries,
  determiners,
  finiteVerbs,
  negations,
  openers,
  particles,
  prepositions,
  pronouns,
  subordinators,
} from "./words.ts";

/** One German statement: a subject, a finite verb and what stands around its bracket. */
export interface Clause {
  readonly subject: Subject;
  /** The finite verb, as a question needs it. */
  readonly verb: string;
  readonly reflexive: string;
  /** What ends the clause: a particle ("ab"), a participle or infinitives ("abgeholt werden"). */
  readonly bracket: string;
  /** Whether the bracket is a particle, which a subordinate clause joins to the verb. */
  readonly separable: boolean;
  readonly parts: readonly Part[];
  /** "wenn es regnet": a subordinate clause, which comes last in a question. */
  readonly clauseAfter: string;
  /** The clause as a sentence. */
  readonly sentence: string;
}

function isFunctionWord({ lower }: Token): boolean {
  return prepositions.has(lower) || determiners.has(lower) || adverbs.has(lower) ||
    subordinators.has(lower) || pronouns.has(lower) ||
    ["und", "oder", "aber", "sowie"].includes(lower);
}

function looksFinite(token: Token | undefined): boolean {
  if (!token || !/^\p{Ll}/u.test(token.word)) return false;
  if (finiteVerbs.has(token.lower)) return true;
  return !isFunctionWord(token) && /(?:[^aioöü]t|en|eln|ern|te|ten)$/u.test(token.lower) &&
    token.lower.length > 3;
}

function isPluralVerb(verb: string): boolean {
  return /n$/u.test(verb);
}

/** The finite verb's place: the first verb behind a complete noun phrase. */
function findVerb(tokens: readonly Token[]): number {
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

interface Tail {
  readonly middle: readonly Token[];
  readonly bracket: readonly Token[];
  readonly after: string;
}

const nonfinite =
  /(?:^(?:ge|be|er|ver|ent|zer|miss).*(?:t|en)|ge.+(?:t|en)|iert|werden|sein|haben|[^aeiou]en|eln|ern|tun)$/u;

/** Cuts the bracket and a trailing subordinate clause off; an afterthought is dropped. */
function readTail(tokens: readonly Token[], verb: string): Tail {
  const comma = tokens.findIndex(({ after }, at) =>
    /[,;:–(]/u.test(after) && at < tokens.length - 1 && !isListed(tokens, at)
  );
  const own = comma === -1 ? tokens : tokens.slice(0, comma + 1);
  const rest = comma === -1 ? [] : tokens.slice(comma + 1);
  const kept = rest[0] && /^(?:wenn|falls|sobald|solange|bevor|nachdem|bis)$/u.test(rest[0].lower);
  const after = kept ? `, ${wordsOf(rest)}` : "";
  const auxiliary = auxiliaries.has(verb);
  let length = 0;
  while (auxiliary && length < 3 && own.length > length) {
    const token = own.at(-1 - length)!;
    if (isNoun(token) || isFunctionWord(token) || !nonfinite.test(token.lower)) break;
    length++;
  }
  const last = own.at(-1);
  if (!auxiliary && last && particles.has(last.lower)) length = 1;
  return {
    middle: own.slice(0, own.length - length),
    bracket: own.slice(own.length - length),
    after,
  };
}

/** A comma between things of a list: an "und" or "oder" follows and no clause between. */
function isListed(tokens: readonly Token[], at: number): boolean {
  const rest = tokens.slice(at + 1);
  const and = rest.findIndex(({ lower }) => lower === "und" || lower === "oder");
  return and !== -1 && and <= 8 &&
    !rest.slice(0, and).some((token) => subordinators.has(token.lower) || looksFinite(token));
}

interface Opened {
  readonly subject: Subject;
  readonly verb: string;
  /** What stood before the verb, when that was not the subject. */
  readonly lead: readonly Token[];
  readonly rest: readonly Token[];
  readonly leadClause: string;
}

/** Forms for the asking person: "Sie können" and "du kannst" become "kann ich". */
const firstPerson: Readonly<Record<string, string>> = {
  können: "kann",
  kannst: "kann",
  müssen: "muss",
  musst: "muss",
  dürfen: "darf",
  darfst: "darf",
  sollen: "soll",
  sollst: "soll",
  werden: "werde",
  wirst: "werde",
  haben: "habe",
  hast: "habe",
  sind: "bin",
  bist: "bin",
  wollen: "will",
  seid: "sind",
  habt: "haben",
  könnt: "können",
  müsst: "müssen",
  dürft: "dürfen",
  sollt: "sollen",
  werdet: "werden",
};

function askingForm(pronoun: string, verb: string): { subject: string; verb: string } | null {
  const listed = firstPerson[verb];
  if (pronoun === "ihr") return { subject: "wir", verb: listed ?? verb.replace(/e?t$/u, "en") };
  if (pronoun === "du") return { subject: "ich", verb: listed ?? verb.replace(/e?st$/u, "e") };
  return { subject: "ich", verb: listed ?? verb.replace(/en$/u, "e") };
}

function addressed(
  tokens: readonly Token[],
  verb: string,
): { subject: Subject; verb: string } | null {
  const [first] = tokens;
  if (!first || tokens.length !== 1 || !/^(?:sie|du|ihr)$/u.test(first.lower)) return null;
  if (first.lower === "sie" && !isPluralVerb(verb)) return null;
  const form = askingForm(first.lower, verb);
  return form && { subject: { text: form.subject, gender: null, person: false }, verb: form.verb };
}

function resolve(tokens: readonly Token[], verb: string, before: Subject | null): Subject | null {
  const [first] = tokens;
  if (!first || tokens.length !== 1 || !before || before.person) return null;
  const fits = { er: "m", es: "n", sie: isPluralVerb(verb) ? "pl" : "f" }[first.lower];
  return fits === before.gender ? before : null;
}

function named(tokens: readonly Token[], verb: string, before: Subject | null) {
  const subject = resolve(tokens, verb, before);
  if (subject) return { subject, verb };
  if (tokens[0]?.lower === "es" && verb === "gibt") {
    return { subject: { text: "es", gender: null, person: false }, verb };
  }
  const asked = addressed(tokens, verb);
  if (asked) return asked;
  const read = readSubject(tokens, isPluralVerb(verb));
  return read && { subject: read, verb };
}

/** Whether the words before the verb are an adverbial and the subject comes behind the verb. */
function isAdverbial(tokens: readonly Token[]): boolean {
  const [first] = tokens;
  return first !== undefined &&
    (prepositions.has(first.lower) || adverbs.has(first.lower) ||
      /^(?:jeden|alle|einmal|zweimal|dreimal)$/u.test(first.lower) && !isNounSubject(tokens));
}

function isNounSubject([first, ...rest]: readonly Token[]): boolean {
  return first?.lower === "alle" &&
    !rest.some(({ lower }) => /^(?:zwei|drei|vier|\d+)$/u.test(lower));
}

function open(tokens: readonly Token[], before: Subject | null): Opened | null {
  const comma = tokens.findIndex(({ after }) => after.includes(","));
  const clausal = subordinators.has(tokens[0]?.lower ?? "") && comma > 0;
  const verbAt = clausal ? comma + 1 : findVerb(tokens);
  const verb = tokens[verbAt];
  if (verbAt < 1 || !verb || !looksFinite(verb)) return null;
  const front = tokens.slice(0, verbAt);
  const rest = tokens.slice(verbAt + 1);
  const inverted = /^(?:Sie|wir|ihr|du|man)$/u.test(rest[0]?.word ?? "");
  if (!clausal && !inverted && !isAdverbial(front)) {
    const found = named(front, verb.lower, before);
    return found && { ...found, lead: [], rest, leadClause: "" };
  }
  const reflexive = rest[0]?.lower === "sich" ? 1 : 0;
  const length = phraseLength(rest.slice(reflexive));
  const found = named(rest.slice(reflexive, reflexive + length), verb.lower, before);
  if (!found || length === 0) return null;
  const behind = [...rest.slice(0, reflexive), ...rest.slice(reflexive + length)];
  return clausal
    ? { ...found, lead: [], rest: behind, leadClause: `, ${midClause(front)}` }
    : { ...found, lead: front, rest: behind, leadClause: "" };
}

function midClause(tokens: readonly Token[]): string {
  const text = wordsOf(tokens);
  return text.charAt(0).toLowerCase() + text.slice(1);
}

const pointing =
  /\b(?:er|sie|es|ihn|ihm|ihnen|ihr|ihre|ihren|ihrem|sein|seine|seinen|seinem|dies\w*|dort|hier|dabei|dafür|damit|davon|dazu)\b/u;

function build(opened: Opened, sentence: string): Clause | null {
  const [first, ...others] = opened.rest;
  const reflexive = first && /^(?:sich|uns|euch|dich)$/u.test(first.lower)
    ? { ich: "mich", wir: "uns" }[opened.subject.text] ?? "sich"
    : "";
  const { middle, bracket, after } = readTail(reflexive ? others : opened.rest, opened.verb);
  if ([...middle, ...bracket].some(({ lower }) => negations.has(lower))) return null;
  const verbs = `${opened.verb} ${wordsOf(bracket)}`;
  const lead = opened.lead.length === 0 ? [] : [classify(opened.lead, verbs)];
  const parts = [...lead, ...splitParts(middle).map((part) => classify(part, verbs))];
  const leadText = lead.map((part) => ({ ...part, text: midSentence(opened.lead) }));
  const all = [...leadText, ...parts.slice(lead.length)];
  if (all.some(({ text }) => pointing.test(text))) return null;
  return {
    subject: opened.subject,
    verb: opened.verb,
    reflexive,
    bracket: wordsOf(bracket),
    separable: bracket.length === 1 && particles.has(bracket[0]!.lower) &&
      !auxiliaries.has(opened.verb),
    parts: all,
    clauseAfter: after || opened.leadClause,
    sentence,
  };
}

/** "Leeren Sie den Filter einmal im Monat.": asked as "Wie oft soll ich …". */
function readImperative(tokens: readonly Token[], sentence: string): Clause | null {
  const [verb, sie, ...rest] = tokens;
  if (!verb || sie?.word !== "Sie" || !/(?:en|ern|eln)$/u.test(verb.lower)) return null;
  const { middle, bracket } = readTail(rest.filter(({ lower }) => lower !== "bitte"), verb.lower);
  if (middle.some(({ lower }) => negations.has(lower) || lower === "und")) return null;
  const reflexive = middle[0]?.lower === "sich";
  const parts = splitParts(middle).map((part) => classify(part, verb.lower));
  if (reflexive || parts.some(({ text }) => pointing.test(text))) return null;
  return {
    subject: { text: "ich", gender: null, person: false },
    verb: "soll",
    reflexive: "",
    bracket: wordsOf(bracket) + verb.lower,
    separable: false,
    parts,
    clauseAfter: "",
    sentence,
  };
}

/** Where a second statement begins: behind ";" or ", und" or at "und" with a verb right behind. */
function nextClause(tokens: readonly Token[]): { at: number; shared: boolean } | null {
  for (let at = 2; at < tokens.length - 1; at++) {
    const mark = tokens[at - 1]!.after;
    const joining = ["und", "aber", "doch", "sondern"].includes(tokens[at]!.lower);
    if (mark.includes(";")) return { at, shared: false };
    if (!joining) continue;
    const rest = tokens.slice(at + 1);
    const verbBefore = findVerb(tokens.slice(0, at)) > 0;
    if (verbBefore && finiteOnly(rest[0])) return { at, shared: true };
    if (verbBefore && mark.includes(",") && findVerb(rest) > 0) return { at, shared: false };
    const verb = findVerb(rest);
    if (
      verbBefore && verb > 0 && verb <= 3 && determiners.has(rest[0]!.lower) &&
      finiteVerbs.has(rest[verb]!.lower)
    ) {
      return { at, shared: false };
    }
  }
  return null;
}

function finiteOnly(token: Token | undefined): boolean {
  return looksFinite(token) && !/^ge.+(?:t|en)$/u.test(token!.lower);
}

/** The statements of one German sentence. `before` is the subject of the sentence before it. */
export function readGerman(sentence: string, before: Subject | null = null): Clause[] {
  const tokens = readTokens(sentence);
  if (tokens.length < 3 || tokens.length > 45 || sentence.trim().endsWith("?")) return [];
  if (openers.has(tokens[0]!.lower)) return [];
  const imperative = readImperative(tokens, sentence);
  if (imperative) return [imperative];
  const next = nextClause(tokens);
  if (!next) return one(tokens, before);
  const own = tokens.slice(0, next.at);
  const first = one(own, before);
  const joined = tokens[next.at - 1]!.after.includes(";") ? next.at : next.at + 1;
  const rest = tokens.slice(joined);
  if (!next.shared) return [...first, ...one(rest, first[0]?.subject ?? before)];
  const verb = findVerb(own);
  const front = own.slice(0, verb);
  return isAdverbial(front) ? first : [...first, ...one([...front, ...rest], before)];
}

function one(tokens: readonly Token[], before: Subject | null): Clause[] {
  const opened = open(tokens, before);
  if (!opened) return [];
  const text = capitalise(wordsOf(tokens)) + ".";
  const resolved =
    tokens[0] && /^(?:er|sie|es)$/u.test(tokens[0].lower) && opened.subject === before
      ? capitalise(opened.subject.text + text.slice(tokens[0].word.length))
      : text;
  const clause = build(opened, resolved);
  return clause ? [clause] : [];
}
