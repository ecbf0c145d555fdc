import type { Subject } from "./subject.ts";
import { phraseLength, readSubject } from "./subject.ts";
import type { Token } from "./tokens.ts";
import { wordsOf } from "./tokens.ts";
import { findVerb, isPluralVerb, looksFinite } from "./verbs.ts";
import { adverbs, prepositions, subordinators } from "./words.ts";

/** A clause up to its verb and subject, whichever comes first. */
export interface Opened {
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
  // "Es nehmen 36 Kinder teil": that "es" stands for nothing.
  if (first.lower !== "sie" && isPluralVerb(verb)) return null;
  const fits = { er: "m", es: "n", sie: isPluralVerb(verb) ? "pl" : "f" }[first.lower];
  return fits === before.gender ? before : null;
}

function named(tokens: readonly Token[], verb: string, before: Subject | null) {
  if (tokens[0]?.lower === "es" && verb === "gibt") {
    return { subject: { text: "es", gender: null, person: false }, verb };
  }
  const subject = resolve(tokens, verb, before);
  if (subject) return { subject, verb };
  const asked = addressed(tokens, verb);
  if (asked) return asked;
  const read = readSubject(tokens, verb);
  return read && { subject: read, verb };
}

/** Whether the words before the verb are an adverbial and the subject comes behind the verb. */
export function isAdverbial(tokens: readonly Token[]): boolean {
  const [first] = tokens;
  return first !== undefined &&
    (prepositions.has(first.lower) || adverbs.has(first.lower) ||
      /^(?:jeden|alle|einmal|zweimal|dreimal)$/u.test(first.lower) && !isNounSubject(tokens));
}

function isNounSubject([first, ...rest]: readonly Token[]): boolean {
  return first?.lower === "alle" &&
    !rest.some(({ lower }) => /^(?:zwei|drei|vier|\d+)$/u.test(lower));
}

/** Finds verb and subject of a clause; null where it has none that can be asked about. */
export function open(tokens: readonly Token[], before: Subject | null): Opened | null {
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
