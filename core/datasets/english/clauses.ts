import { splitParts } from "./parts.ts";
import { type Clause, readPredicate } from "./predicate.ts";
import { midSentence, readSubject, resolve, type Subject, withoutApposition } from "./subject.ts";
import { settle } from "./settle.ts";
import type { Token } from "./tokens.ts";
import { readTokens } from "./tokens.ts";
import { classify } from "./values.ts";
import { auxiliaries, findVerb, isFinite, isVerb } from "./verb_group.ts";
import { openers, prepositions, subordinators } from "./words.ts";

/** Where a new main clause begins after ";", ", and" or ", but": the index of its first word. */
function nextClause(tokens: readonly Token[]): number {
  return tokens.findIndex(({ lower }, at) => {
    const mark = tokens[at - 1]?.after ?? "";
    const rest = tokens.slice(at + 1);
    if (at > 0 && lower === "and" && opensClause(rest)) return findVerb(tokens.slice(0, at)) > 0;
    if (at === 0 || !/[;,:–—]/u.test(mark)) return false;
    if (mark.includes(";")) return findVerb(rest) > 0;
    return ["and", "but", "while", "whereas"].includes(lower) && findVerb(rest) > 0 &&
      !isFinite(rest[0]) && !rest.slice(0, findVerb(rest)).some(({ after }) => after.includes(","));
  });
}

/** "the water is still warm": an article, a short subject and a verb. */
function opensClause(tokens: readonly Token[]): boolean {
  const verb = findVerb(tokens);
  return /^(?:the|a|an|our|your|we|you|they|it|each|every|nobody|everyone|everybody)$/u
    .test(tokens[0]?.lower ?? "") && verb > 0 && verb <= 4;
}

function leadOf(tokens: readonly Token[]): number {
  const [first] = tokens;
  if (!first) return 0;
  const opens = prepositions.has(first.lower) || subordinators.has(first.lower) ||
    first.tags.has("Adverb") && first.after.includes(",") || first.lower === "every";
  if (!opens || first.lower === "to" || first.lower === "as") return 0;
  return tokens.findIndex(({ after }) => after.includes(",")) + 1;
}

/** Words in a lead that point outside the sentence. */
const pointing = /\b(?:it|its|they|their|this|that|these|those|he|she|his|her|there)\b/iu;

function readMain(tokens: readonly Token[], before: Subject | null): Clause[] {
  const cut = leadOf(tokens);
  const lead = midSentence(tokens.slice(0, cut));
  const main = tokens.slice(cut);
  const verb = findVerb(main);
  if (verb < 1 || pointing.test(lead)) return [];
  const { named, apposition } = withoutApposition(main.slice(0, verb));
  const adverb = named.at(-1)?.tags.has("Adverb") && named.length > 1;
  const read = resolve(named, before) ?? readSubject(adverb ? named.slice(0, -1) : named);
  if (!read) return [];
  const subject = agreeing(read, main[verb]!);
  const clauses = readPredicate(main.slice(verb), { subject, lead, auxiliary: null });
  return apposition === null ? clauses : [isWho(subject, apposition), ...clauses];
}

/** The subject in the number that its verb has: "the lens is" tells more than the ending of "lens". */
function agreeing(subject: Subject, { lower, tags }: Token): Subject {
  if (/^(?:I|you|we|they|there)$/iu.test(subject.text)) return subject;
  const singular = /^(?:is|was|has|does)$/u.test(lower) ||
    tags.has("PresentTense") && !auxiliaries.has(lower) && /[^s]s$/u.test(lower);
  if (singular) return { ...subject, plural: false };
  return /^(?:are|were|have)$/u.test(lower) ? { ...subject, plural: true } : subject;
}

function isWho(subject: Subject, name: string): Clause {
  return {
    subject,
    auxiliary: "is",
    finite: "",
    base: "be",
    nonfinite: "",
    adverb: "",
    tense: "present",
    parts: [{ text: name, kind: "person" }],
    lead: "",
  };
}

/** "Empty the filter once a month": read as what "I should" do. */
function readImperative(tokens: readonly Token[]): Clause[] {
  const [first] = tokens;
  if (!first?.tags.has("Infinitive") && !first?.tags.has("Imperative")) return [];
  if (first.after !== "" || auxiliaries.has(first.lower)) return [];
  const rest = tokens.slice(1);
  const cut = rest.findIndex(({ lower }, at) => lower === "and" && isVerb(rest[at + 1]));
  const stop = rest.findIndex(({ after }) => /[,;:]/u.test(after));
  const own = rest.slice(0, Math.min(...[cut, stop + 1 || -1, rest.length].filter((n) => n > 0)));
  return [{
    subject: { text: "I", plural: false, person: false, animate: true },
    auxiliary: "should",
    finite: "",
    base: first.lower,
    nonfinite: first.lower,
    adverb: "",
    tense: "present",
    parts: settle(splitParts(own).map((part) => classify(part, first.lower))),
    lead: "",
  }];
}

/** The statements of one English sentence. `before` is the subject of the sentence before it. */
export function readEnglish(sentence: string, before: Subject | null = null): Clause[] {
  const tokens = readTokens(sentence);
  if (tokens.length < 3 || tokens.length > 45 || sentence.trim().endsWith("?")) return [];
  if (openers.has(tokens[0]!.lower) && !tokens[0]!.after.includes(",")) return [];
  const imperative = readImperative(tokens);
  if (imperative.length > 0) return imperative;
  const cut = nextClause(tokens);
  if (cut === -1) return readMain(tokens, before);
  const first = readMain(tokens.slice(0, cut), before);
  const conjunction = ["and", "but", "while", "whereas"].includes(tokens[cut]!.lower) ? 1 : 0;
  return [...first, ...readMain(tokens.slice(cut + conjunction), first[0]?.subject ?? before)];
}
