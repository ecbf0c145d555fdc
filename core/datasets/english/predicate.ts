import type { Part } from "../facts/clause.ts";
import { squeeze } from "../facts/fact.ts";
import { splitParts } from "./parts.ts";
import { settle } from "./settle.ts";
import type { Subject } from "./subject.ts";
import type { Token } from "./tokens.ts";
import { infinitiveOf, isCommonWord, wordsOf } from "./tokens.ts";
import { classify, isStrange } from "./values.ts";
import {
  auxiliaries,
  baseTags,
  isFinite,
  isNominal,
  isPast,
  readVerb,
  type VerbGroup,
} from "./verb_group.ts";
import { relatives, subordinators } from "./words.ts";

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

interface Shared {
  readonly subject: Subject;
  readonly lead: string;
  /** The auxiliary of the clause before: "is cleaned and filled" shares its "is". */
  readonly auxiliary: string | null;
  /** "be" of "can be kept and renewed", which the second participle shares. */
  readonly passive?: string;
}

/** Reads the verb and what follows; returns also the clauses that share the subject. */
export function readPredicate(tokens: readonly Token[], shared: Shared): Clause[] {
  const group = readVerb(tokens);
  if (!group) return [];
  const participle = group.main.tags.has("Participle") || group.main.tags.has("PastTense") ||
    group.main.tags.has("Infinitive");
  const inherited = group.auxiliary === null && group.length === 1 && participle
    ? shared.auxiliary
    : null;
  const auxiliary = group.auxiliary ?? inherited;
  if (auxiliary === null && !agrees(group.main, shared.subject)) return [];
  if (auxiliary === null && isPluralNoun(tokens, shared.subject)) return [];
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
    nonfinite: inherited === null
      ? group.nonfinite
      : squeeze(`${shared.passive ?? ""} ${group.main.lower}`),
    adverb: group.adverb,
    tense: isPast(group.main, auxiliary) ? "past" : "present",
    parts: named(partsOf(own, copula, base), { auxiliary, group }),
    lead: shared.lead,
  };
  if (cut === -1) return [clause];
  const passive = clause.nonfinite.startsWith("be ") ? "be" : "";
  return [clause, ...readPredicate(rest.slice(cut + 1), { ...shared, auxiliary, passive })];
}

/** "Parents can call the camp": only who is called so has that name. */
function named(
  parts: readonly Part[],
  { auxiliary, group }: { auxiliary: string | null; group: VerbGroup },
): Part[] {
  const passive = /^(?:is|are|was|were)$/u.test(auxiliary ?? "") ||
    group.nonfinite.startsWith("be ");
  return parts.map((part) => part.kind === "name" && !passive ? { ...part, kind: "none" } : part);
}

/** "The app helps to collect, improve and manage code": "manage" is no verb of "the app". */
function agrees({ lower, tags }: Token, { text, plural }: Subject): boolean {
  const singular = !plural && !/^(?:I|you|there)$/u.test(text);
  return !singular || /s$/u.test(lower) || tags.has("PastTense");
}

/**
 * "Child processes never …", "Worker messages are …": what looks like a verb is the subject's noun.
 * A person is never spoken of without an article, and no verb is followed by "are" in its clause.
 */
function isPluralNoun([main, ...rest]: readonly Token[], { text, plural, animate }: Subject) {
  if (!/s$/u.test(main!.lower) || plural) return false;
  if (animate && /^\p{L}+$/u.test(text) && isCommonWord(text.toLowerCase())) return true;
  const end = rest.findIndex(({ lower }, at) =>
    ["and", "or", "but"].includes(lower) || relatives.has(lower) || subordinators.has(lower) ||
    at > 0 && rest[at - 1]!.after !== ""
  );
  return (end === -1 ? rest : rest.slice(0, end))
    .some(({ lower }) => ["are", "were", "have"].includes(lower));
}

/** After "is", a noun with all that follows it is one part: what the subject is. */
function partsOf(tokens: readonly Token[], copula: boolean, base: string): Part[] {
  const pieces = splitParts(tokens);
  const parts = settle(pieces.map((piece) => classify(piece, base)));
  if (!copula || parts[0]?.kind !== "entity") return parts;
  if (!isNoun(pieces[0]!)) return [{ ...parts[0], kind: "none" }, ...parts.slice(1)];
  if (isOwnName(pieces[0]!)) return [{ ...parts[0], kind: "name" }, ...parts.slice(1)];
  if (isStrange(pieces[0]!)) return [{ ...parts[0], kind: "person" }, ...parts.slice(1)];
  const text = wordsOf(pieces.flat());
  return [{ text, kind: text.split(" ").length > 18 ? "none" : "definition" }];
}

/** "The newest robot is Pepper": one capitalised word that no word list has. */
function isOwnName([first, ...rest]: readonly Token[]): boolean {
  return first !== undefined && rest.length === 0 && /^\p{Lu}\p{Ll}+$/u.test(first.word) &&
    !first.tags.has("Adjective") && !isCommonWord(first.lower);
}

/** "a small harbour", but not "late this year": adjectives must lead to a noun. */
function isNoun(tokens: readonly Token[]): boolean {
  const head = tokens.findIndex(({ tags }) => !tags.has("Adjective") && !tags.has("Adverb"));
  const led = head > 0 && tokens[head]!.tags.has("Determiner");
  return head !== -1 && !led && tokens.at(-1)!.tags.has("Noun");
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
