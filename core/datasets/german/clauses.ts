import type { Part } from "../facts/clause.ts";
import { capitalise } from "../facts/fact.ts";
import { isAdverbial, open, type Opened } from "./opening.ts";
import { splitParts } from "./parts.ts";
import { settle } from "./settle.ts";
import { midSentence, type Subject } from "./subject.ts";
import { readTail } from "./tail.ts";
import type { Token } from "./tokens.ts";
import { isNoun, readTokens, wordsOf } from "./tokens.ts";
import { classify } from "./values.ts";
import { findVerb, looksFinite } from "./verbs.ts";
import { auxiliaries, determiners, finiteVerbs, negations, openers, particles } from "./words.ts";

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

const pointing =
  /\b(?:er|sie|es|ihn|ihm|ihnen|ihr|ihre|ihren|ihrem|sein|seine|seinen|seinem|dies\w*|dort|hier|dabei|dafür|damit|davon|dazu)\b/u;

function build(opened: Opened, sentence: string): Clause | null {
  const [first, ...others] = opened.rest;
  const reflexive = first && /^(?:sich|uns|euch|dich)$/u.test(first.lower)
    ? { ich: "mich", wir: "uns" }[opened.subject.text] ?? "sich"
    : "";
  const { middle, bracket, after } = readTail(reflexive ? others : opened.rest, opened.verb);
  if ([...middle, ...bracket].some(({ lower }) => negations.has(lower))) return null;
  // "gemeldet und mit Pulver neutralisiert": two predicates share one bracket.
  if (middle.some((token, at) => token.lower === "und" && isParticiple(middle[at - 1]))) {
    return null;
  }
  const verbs = `${opened.verb} ${wordsOf(bracket)}`;
  const lead = opened.lead.length === 0 ? [] : [classify(opened.lead, verbs)];
  const read = splitParts(middle).map((part) => classify(part, verbs));
  const parts = [...lead, ...settle(read, opened.verb, wordsOf(bracket))];
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

function isParticiple(token: Token | undefined): boolean {
  return token !== undefined && /^(?:\p{Ll}+)?ge\p{Ll}+(?:t|en)$/u.test(token.word);
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
    if (verbBefore && finiteOnly(rest[0]) && !isAttributive(rest)) return { at, shared: true };
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

/** "modulare und unternehmensgerechte Plattform": an adjective before its noun is no verb. */
function isAttributive([first, second]: readonly Token[]): boolean {
  return first !== undefined && second !== undefined && isNoun(second) &&
    /te[nrsm]?$/u.test(first.lower) && !finiteVerbs.has(first.lower);
}

function finiteOnly(token: Token | undefined): boolean {
  return looksFinite(token) && !/^ge.+(?:t|en)$/u.test(token!.lower);
}

/** The statements of one German sentence. `before` is the subject of the sentence before it. */
export function readGerman(sentence: string, before: Subject | null = null): Clause[] {
  const read = readTokens(sentence);
  const tokens = read[0]?.lower === "bitte" ? read.slice(1) : read;
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
