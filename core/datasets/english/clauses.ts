import type { Part } from "../facts/clause.ts";
import type { Token } from "./tokens.ts";
import { infinitiveOf, isCommonWord, readTokens, wordsOf } from "./tokens.ts";
import { classify, isPerson, isStrange } from "./values.ts";
import { splitParts } from "./parts.ts";
import {
  openers,
  plainVerbs,
  prepositions,
  pronouns,
  quantifiers,
  relatives,
  subordinators,
} from "./words.ts";

/** Who or what a clause is about, as it stands inside a sentence. */
export interface Subject {
  readonly text: string;
  readonly plural: boolean;
  readonly person: boolean;
  /** Whether it may be a living being, so that "it" would be wrong. */
  readonly animate: boolean;
}

/** One statement with one subject and one verb. */
export interface Clause {
  readonly subject: Subject;
  /** The auxiliary that moves in a question, such as "is" or "may"; null for a plain verb. */
  readonly auxiliary: string | null;
  /** The plain finite verb, such as "holds"; "" where there is an auxiliary. */
  readonly finite: string;
  /** The main verb's base form. */
  readonly base: string;
  /** What of the verb stays behind the subject: "heated", "be kept"; an adverb may stand first. */
  readonly nonfinite: string;
  readonly adverb: string;
  readonly tense: "past" | "present";
  readonly parts: readonly Part[];
  /** "In summer", "If you lose a key": stood before the subject; comes last in a question. */
  readonly lead: string;
}

const auxiliaries = new Set(
  `is are was were am can could may might must shall should will would has have had do does did`
    .split(" "),
);

function isVerb(token: Token | undefined): boolean {
  return token !== undefined && (token.tags.has("Verb") || auxiliaries.has(token.lower));
}

/** A verb that can carry a main clause: neither "-ing" nor a bare participle. */
function isFinite(token: Token | undefined): boolean {
  if (!isVerb(token)) return false;
  return auxiliaries.has(token!.lower) ||
    !["Gerund", "Participle", "Particle"].some((tag) => token!.tags.has(tag));
}

/** Lowers a sentence's first word unless it is a name. */
function midSentence(tokens: readonly Token[]): string {
  const text = wordsOf(tokens);
  const [first, second] = tokens;
  if (!first || !/^\p{Lu}\p{Ll}*$/u.test(first.word) || first.word === "I") return text;
  const named = isPerson(tokens) || second !== undefined && /^\p{Lu}/u.test(second.word);
  const listed = first.tags.has("Plural") && !first.tags.has("ProperNoun") ||
    /(?:sis|tion|ment|ness|ity|ism|ing|ology|ence|ance|graphy|ship|ware)$/u.test(first.lower);
  const common = isFunction(first) || !named && (listed || isCommonWord(first.lower));
  return common
    ? first.before + first.lower + text.slice(first.before.length + first.word.length)
    : text;
}

function isFunction({ tags, lower }: Token): boolean {
  return tags.has("Determiner") || tags.has("Preposition") || tags.has("Possessive") &&
      !tags.has("ProperNoun") ||
    tags.has("Pronoun") || tags.has("Value") || subordinators.has(lower);
}

function readSubject(tokens: readonly Token[]): Subject | null {
  const [first] = tokens;
  const last = tokens.at(-1);
  if (!first || !last || tokens.length > 14 || openers.has(first.lower)) return null;
  if (quantifiers.has(first.lower)) return null;
  if (tokens.some(({ lower }, at) => at > 0 && subordinators.has(lower) && !relatives.has(lower))) {
    return null;
  }
  if (tokens.length === 1 && pronouns.has(first.lower) && first.lower !== "there") return null;
  if (/^(?:i|he|she|this|that|these|those|my|his|her|their|its)$/u.test(first.lower)) return null;
  const nominal = tokens.some(({ tags }) =>
    ["Noun", "Pronoun", "ProperNoun", "Value", "Acronym"].some((tag) => tags.has(tag))
  );
  if (tokens.slice(0, -1).some(({ after }) => after.includes(","))) return null;
  if (
    !nominal && first.lower !== "there" || prepositions.has(first.lower) ||
    tokens.some(({ after }) => /[;:]/u.test(after))
  ) {
    return null;
  }
  const head = headOf(tokens);
  const coordinated = tokens.some(({ lower }) => lower === "and") &&
    !tokens.some(({ lower }) => relatives.has(lower) || prepositions.has(lower));
  return {
    text: midSentence(tokens),
    plural: coordinated || head.tags.has("Plural") || ["you", "we", "they"].includes(head.lower),
    person: isPerson(tokens),
    animate: head.tags.has("Actor") || head.tags.has("Person"),
  };
}

/** The noun that the verb agrees with: the last one before "of", "for", "who" … */
function headOf(tokens: readonly Token[]): Token {
  const cut = tokens.findIndex(({ lower }, at) =>
    at > 0 && (prepositions.has(lower) || relatives.has(lower))
  );
  return tokens[(cut === -1 ? tokens.length : cut) - 1]!;
}

/** Whether the word can be the main verb: no noun after "the" or "every", no infinitive. */
function opensPredicate(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]!;
  const previous = tokens[at - 1];
  if (previous?.tags.has("Plural") && plainVerbs.has(token.lower)) return true;
  const noun = previous !== undefined && previous.tags.has("Determiner") &&
    !["this", "that", "all"].includes(previous.lower) && !relatives.has(previous.lower);
  return isFinite(token) && token.lower !== "to" && !noun;
}

/** The index of the main verb; a relative clause inside the subject keeps its own verb. */
function findVerb(tokens: readonly Token[]): number {
  let skipping = false;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    if (at > 0 && relatives.has(token.lower)) skipping = true;
    else if (opensPredicate(tokens, at)) {
      if (!skipping) return tokens[at - 1]?.lower === "to" ? -1 : at;
      while (isVerb(tokens[at + 1])) at++;
      skipping = false;
    }
  }
  return -1;
}

interface VerbGroup {
  readonly auxiliary: string | null;
  readonly main: Token;
  readonly nonfinite: string;
  readonly adverb: string;
  readonly length: number;
}

function readVerb(tokens: readonly Token[]): VerbGroup | null {
  const [first] = tokens;
  if (!first) return null;
  let at = 1;
  const adverbs: string[] = [];
  const nonfinite: string[] = [];
  let main = first;
  const auxiliary = auxiliaries.has(first.lower);
  while (at < tokens.length && tokens[at - 1]!.after === "") {
    const token = tokens[at]!;
    if (token.tags.has("Negative") || /n['’]t$/u.test(token.lower)) return null;
    const verbAhead = isVerb(tokens[at + 1]) && !isNominal(tokens[at + 1]!);
    if (token.tags.has("Adverb") && !token.tags.has("Verb") && auxiliary && verbAhead) {
      adverbs.push(token.word);
    } else if (auxiliary && isVerb(token) && !isNominal(token)) {
      nonfinite.push(token.word);
      main = token;
    } else break;
    at++;
  }
  if (/n['’]t$/u.test(first.lower)) return null;
  // "has 34 berths", "is on the hill": the auxiliary is the main verb itself.
  const alone = nonfinite.length === 0;
  const copula = alone && /^(?:is|are|was|were|am)$/u.test(first.lower);
  if (alone && /^(?:can|could|may|might|must|shall|should|will|would)$/u.test(first.lower)) {
    return null;
  }
  return {
    auxiliary: auxiliary && (!alone || copula) ? first.lower : null,
    main,
    nonfinite: nonfinite.join(" "),
    adverb: adverbs.join(" "),
    length: at,
  };
}

function isNominal({ tags }: Token): boolean {
  return (tags.has("Noun") || tags.has("Determiner")) && !tags.has("Verb");
}

interface Shared {
  readonly subject: Subject;
  readonly lead: string;
  /** The auxiliary of the clause before: "is cleaned and filled" shares its "is". */
  readonly auxiliary: string | null;
}

/** Reads the verb and what follows; returns also the clauses that share the subject. */
function readPredicate(tokens: readonly Token[], shared: Shared): Clause[] {
  const group = readVerb(tokens);
  if (!group) return [];
  const participle = group.main.tags.has("Participle") || group.main.tags.has("PastTense") ||
    group.main.tags.has("Infinitive");
  const inherited = group.auxiliary === null && group.length === 1 && participle
    ? shared.auxiliary
    : null;
  const auxiliary = group.auxiliary ?? inherited;
  const copula = auxiliary !== null && group.nonfinite === "" && inherited === null;
  const base = copula ? "be" : infinitiveOf(group.main.lower, baseTags(group, auxiliary));
  const rest = tokens.slice(group.length);
  const modal = /^(?:can|could|may|might|must|shall|should|will|would)$/u.test(auxiliary ?? "");
  const cut = nextPredicate(rest, modal);
  const own = cut === -1 ? rest : rest.slice(0, cut);
  const clause: Clause = {
    subject: shared.subject,
    auxiliary,
    finite: auxiliary === null ? group.main.lower : "",
    base,
    nonfinite: inherited === null ? group.nonfinite : group.main.lower,
    adverb: group.adverb,
    tense: isPast(group.main, auxiliary) ? "past" : "present",
    parts: partsOf(own, copula, base),
    lead: shared.lead,
  };
  if (cut === -1) return [clause];
  return [clause, ...readPredicate(rest.slice(cut + 1), { ...shared, auxiliary })];
}

/** After "is", a noun with all that follows it is one part: what the subject is. */
function partsOf(tokens: readonly Token[], copula: boolean, base: string): Part[] {
  const pieces = splitParts(tokens);
  const parts = pieces.map((piece) => classify(piece, base));
  if (!copula || parts[0]?.kind !== "entity") return parts;
  if (!isNoun(pieces[0]!)) return [{ ...parts[0], kind: "none" }, ...parts.slice(1)];
  if (isStrange(pieces[0]!)) return [{ ...parts[0], kind: "person" }, ...parts.slice(1)];
  const text = wordsOf(pieces.flat());
  return [{ text, kind: text.split(" ").length > 18 ? "none" : "definition" }];
}

/** "a small harbour", but not "late this year": adjectives must lead to a noun. */
function isNoun(tokens: readonly Token[]): boolean {
  const head = tokens.findIndex(({ tags }) => !tags.has("Adjective") && !tags.has("Adverb"));
  const led = head > 0 && tokens[head]!.tags.has("Determiner");
  return head !== -1 && !led && tokens.at(-1)!.tags.has("Noun");
}

function baseTags({ main }: VerbGroup, auxiliary: string | null): ReadonlySet<string> {
  const modal = auxiliary !== null && !/^(?:is|are|was|were|has|have|had|am)$/u.test(auxiliary);
  if (modal) return new Set(["Infinitive"]);
  return auxiliary === null ? main.tags : new Set(["PastTense"]);
}

function isPast(main: Token, auxiliary: string | null): boolean {
  if (auxiliary === null) return main.tags.has("PastTense");
  return ["was", "were", "had", "did"].includes(auxiliary);
}

/** Where "and closes at ten" begins: the index of "and", or -1. */
function nextPredicate(tokens: readonly Token[], modal: boolean): number {
  return tokens.findIndex(({ lower }, at) => {
    if (!["and", "but", "then"].includes(lower)) return false;
    const next = tokens[at + 1];
    const verb = next?.tags.has("Adverb") ? tokens[at + 2] : next;
    // "may be kept for 23 days, and games for two weeks": no verb in "-s" follows a modal one.
    if (modal && verb && /s$/u.test(verb.lower) && !auxiliaries.has(verb.lower)) return false;
    return isFinite(verb) && !isNominal(verb!) && !verb!.tags.has("Adjective");
  });
}

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
  const subject = resolve(named, before) ?? readSubject(adverb ? named.slice(0, -1) : named);
  if (!subject) return [];
  const clauses = readPredicate(main.slice(verb), { subject, lead, auxiliary: null });
  return apposition === null ? clauses : [isWho(subject, apposition), ...clauses];
}

/** "Our director, Ines Torvald, …": the subject without the name, and the name. */
function withoutApposition(tokens: readonly Token[]) {
  const comma = tokens.findIndex(({ after }) => after.includes(","));
  const closed = comma !== -1 && tokens.at(-1)!.after.includes(",") && comma < tokens.length - 1;
  if (!closed) return { named: tokens, apposition: null };
  const inner = tokens.slice(comma + 1);
  const isName = isPerson(inner) || isStrange(inner);
  return { named: tokens.slice(0, comma + 1), apposition: isName ? wordsOf(inner) : null };
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

/** "It" and "they" stand for the subject of the sentence before, when the number agrees. */
function resolve(tokens: readonly Token[], before: Subject | null): Subject | null {
  const [first] = tokens;
  if (!first || tokens.length !== 1 || !before || before.person) return null;
  if (first.lower === "it") return before.plural ? null : before;
  return first.lower === "they" && before.plural ? before : null;
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
    parts: splitParts(own).map((part) => classify(part, first.lower)),
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
