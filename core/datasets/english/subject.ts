import type { Token } from "./tokens.ts";
import { isCommonWord, wordsOf } from "./tokens.ts";
import { isPerson, isStrange } from "./values.ts";
import {
  massNouns,
  openers,
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

/** Lowers a sentence's first word unless it is a name. */
export function midSentence(tokens: readonly Token[]): string {
  const text = wordsOf(tokens);
  const [first, second] = tokens;
  if (!first || !/^\p{Lu}\p{Ll}*$/u.test(first.word) || first.word === "I") return text;
  const named = isPerson(tokens) || second !== undefined && /^\p{Lu}/u.test(second.word);
  const listed = first.tags.has("Plural") && !first.tags.has("ProperNoun") ||
    /(?:sis|tion|ment|ness|ity|ism|ing|ology|ence|ance|graphy|ship|ware)$/u.test(first.lower);
  const common = isFunction(first) || !named && massNouns.has(first.lower) ||
    !named && (listed || isCommonWord(first.lower));
  return common
    ? first.before + first.lower + text.slice(first.before.length + first.word.length)
    : text;
}

function isFunction({ tags, lower }: Token): boolean {
  return tags.has("Determiner") || tags.has("Preposition") || tags.has("Possessive") &&
      !tags.has("ProperNoun") ||
    tags.has("Pronoun") || tags.has("Value") || subordinators.has(lower);
}

/** Reads a noun phrase as a subject; null when it cannot be one or points outside the sentence. */
export function readSubject(tokens: readonly Token[]): Subject | null {
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
  if (isSelection(tokens, head)) return null;
  const coordinated = tokens.some(({ lower }) => lower === "and") &&
    !tokens.some(({ lower }) => relatives.has(lower) || prepositions.has(lower));
  return {
    text: midSentence(tokens),
    plural: coordinated || head.tags.has("Plural") || ["you", "we", "they"].includes(head.lower),
    person: isPerson(tokens),
    animate: head.tags.has("Actor") || head.tags.has("Person"),
  };
}

const endingInEst =
  /^(?:forest|guest|nest|chest|test|contest|request|harvest|interest|west|priest|pest|vest|arrest|protest|quest|crest|conquest)$/u;

/** "The oldest", "the second", "the newest one": of what, only the text before tells. */
function isSelection([first]: readonly Token[], head: Token): boolean {
  return first!.lower === "the" &&
    (/[^aeiou]est$/u.test(head.lower) && !endingInEst.test(head.lower) ||
      /^(?:first|second|third|last|next|other|others|former|latter|same|rest|ones?)$/u
        .test(head.lower));
}

/** The noun that the verb agrees with: the last one before "of", "for", "who" … */
function headOf(tokens: readonly Token[]): Token {
  const cut = tokens.findIndex(({ lower }, at) =>
    at > 0 && (prepositions.has(lower) || relatives.has(lower))
  );
  return tokens[(cut === -1 ? tokens.length : cut) - 1]!;
}

/** "Our director, Ines Torvald, …": the subject without the name, and the name. */
export function withoutApposition(tokens: readonly Token[]) {
  const comma = tokens.findIndex(({ after }) => after.includes(","));
  const closed = comma !== -1 && tokens.at(-1)!.after.includes(",") && comma < tokens.length - 1;
  if (!closed) return { named: tokens, apposition: null };
  const inner = tokens.slice(comma + 1);
  const isName = isPerson(inner) || isStrange(inner);
  return { named: tokens.slice(0, comma + 1), apposition: isName ? wordsOf(inner) : null };
}

/** "It" and "they" stand for the subject of the sentence before, when the number agrees. */
export function resolve(tokens: readonly Token[], before: Subject | null): Subject | null {
  const [first] = tokens;
  if (!first || tokens.length !== 1 || !before || before.person) return null;
  if (first.lower === "it") return before.plural ? null : before;
  return first.lower === "they" && before.plural ? before : null;
}
