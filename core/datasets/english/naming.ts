import { isCommonWord, isPlaceOrDay, readTokens, type Token } from "./tokens.ts";
import { prepositions } from "./words.ts";

/** A noun phrase as it stands inside a sentence. */
export interface Thing {
  readonly text: string;
  readonly plural: boolean;
}

export function isPlural(label: string): boolean {
  const [head = ""] = label.split(/\s+(?:of|for|per|in|on|at|with|from|to)\s+/u);
  const last = headOf(readTokens(head));
  if (isProper(lowered(head))) return false;
  return last !== undefined && (last.tags.has("Plural") || /(?:[^su]s|ies)$/u.test(last.lower));
}

/** Lower case unless a word looks like a name, an abbreviation or a code. */
export function lowered(label: string): string {
  const [first = "", ...rest] = label.split(" ");
  const sentenceCase = rest.length > 0 && rest.every((word) => !/\p{Lu}/u.test(word));
  const words = sentenceCase ? [first] : [first, ...rest];
  const plainWord = (word: string) => !/^\p{Lu}/u.test(word) || isCommonWord(word.toLowerCase());
  const shout = words.some((word) => /\p{Lu}.*\p{Lu}/u.test(word));
  if (shout || !sentenceCase && !words.every(plainWord)) return label;
  return label.replace(
    /\p{L}+/gu,
    (word) => isPlaceOrDay(word.toLowerCase()) ? word : word.toLowerCase(),
  );
}

function isProper(label: string): boolean {
  return label.split(" ").some((word) => /^\p{Lu}/u.test(word));
}

/** A row's name or a heading: "the double kayak", "kayaks", "Skarv". */
export function thing(label: string): Thing {
  const text = lowered(label);
  const plural = isPlural(text);
  const bare = plural || isProper(text) || /^(?:the|a|an|our|my|your|all|every)\b/iu.test(text);
  return { text: bare ? text.replace(/^the\b/iu, "the") : `the ${text}`, plural };
}

/** A term with its article: "a lost key", "damages", "moor sickness". */
export function withArticle(term: string): string {
  const text = lowered(term).replace(/^(the|a|an)\b/iu, (word) => word.toLowerCase());
  const tokens = readTokens(text);
  const [first] = tokens;
  const bare = ["Determiner", "Possessive", "Value", "Gerund"].some((tag) => first?.tags.has(tag));
  if (bare || isPlural(text) || isProper(text)) return text;
  const nouns = [headOf(tokens), tokens.at(-1)];
  if (!nouns.every((noun) => noun?.tags.has("Singular") && !noun.tags.has("Uncountable"))) {
    return text;
  }
  return `${indefinite(text)} ${text}`;
}

/** The noun that an article belongs to: the last before "in the field" or "seen by few". */
function headOf(tokens: readonly Token[]): Token | undefined {
  const cut = tokens.findIndex(({ lower, tags }, at) =>
    at > 0 && (prepositions.has(lower) || tags.has("Verb") && tokens[at - 1]!.tags.has("Plural"))
  );
  return tokens.at(cut === -1 ? -1 : cut - 1);
}

/** "an hour", "a user": the sound counts. */
function indefinite(text: string): "a" | "an" {
  const vowel = /^(?:hour|hono|heir|(?!uni(?![mn])|us[aeu]|eu|one\b|once\b)[aeiou])/iu;
  return vowel.test(text) ? "an" : "a";
}

/** Neither "No stale lock" nor "For our packs", "So" or "Name the use case". */
export function namesThing(term: string): boolean {
  const tokens = readTokens(lowered(term));
  const [first, second] = tokens;
  if (!first || /^(?:no|not|never|so|then|also)$/u.test(first.lower)) return false;
  const commands = first.tags.has("Infinitive") && second?.tags.has("Determiner");
  return !prepositions.has(first.lower) && !commands;
}
