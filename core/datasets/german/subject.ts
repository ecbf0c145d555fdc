import type { Token } from "./tokens.ts";
import { isNoun, wordsOf } from "./tokens.ts";
import { isActingName, isPerson } from "./persons.ts";
import { isPluralVerb } from "./verbs.ts";
import { adverbs, determiners, noSubject, prepositions, pronouns } from "./words.ts";

/** The grammatical gender, "pl" for any plural, null where it does not show. */
export type Gender = "m" | "f" | "n" | "pl" | null;

/** Who or what a German clause is about, as it stands inside a sentence. */
export interface Subject {
  readonly text: string;
  readonly gender: Gender;
  readonly person: boolean;
}

/** A determiner at a sentence's start is written small inside; nouns keep their capital. */
export function midSentence(tokens: readonly Token[]): string {
  const text = wordsOf(tokens);
  const [first, second] = tokens;
  const small = first !== undefined &&
    (determiners.has(first.lower) || prepositions.has(first.lower) || adverbs.has(first.lower) ||
      second !== undefined && /e[nrsm]?$/u.test(first.word) && isNoun(second) &&
        isAdjective(first));
  return small ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

/** "Frische Brötchen", "Verlorene Bücher": endings that nouns seldom have. */
function isAdjective({ lower }: Token): boolean {
  const participle = /^(?:ge|ver|be|er|ent|zer|aus|ab|an|auf|ein|un)\p{Ll}{2,}(?:te|ene)[nrsm]?$/u;
  const plain =
    /^(?:rein|rot|grün|blau|gelb|weiß|schwarz|heiß|roh|trocken|nass|leer|voll|lang|kurz|hoh|dünn|dick|schwer|leicht|offen|gut|jung|fest|flüssig|sauber|schnell|rund|bunt|echt|warm|lose)(?:e|es|er)$/u;
  return participle.test(lower) || plain.test(lower) ||
    /(?:ige|iche|ische|ene|ende|sche|lose|bare|same|iert[e]|frische|kleine|große|neue|alte|kalte|warme)[nrsm]?$/u
      .test(lower);
}

function genderOf(first: Token, pluralVerb: boolean): Gender {
  if (pluralVerb) return "pl";
  if (first.lower === "der" || first.lower === "jeder") return "m";
  if (first.lower === "die" || first.lower === "eine" || first.lower === "jede") return "f";
  return first.lower === "das" || first.lower === "jedes" ? "n" : null;
}

/** "Ziel ist die Pflege": whose aim it is stands in the text before. */
const relational =
  /^(?:Ziel|Zweck|Grund|Aufgabe|Thema|Ursache|Folge|Ergebnis|Voraussetzung|Bedingung|Ausnahme)$/u;

/** "Die Älteste", "Der Letzte": of what, only the text before tells. */
const selecting =
  /^(?:Ältere|Jüngere|Größere|Kleinere|Neuere|Erste|Zweite|Dritte|Letzte|Nächste|Andere|Größte|\p{Lu}\p{Ll}{2,}este|\p{Lu}\p{Ll}+(?:ein|ig|lich)ste)[nrs]?$/u;

/** "Scharfe Messer bleiben": before a plural verb, two such words are an adjective and its noun. */
function describesMany([first, second, third]: readonly Token[], verb: string): boolean {
  return first !== undefined && second !== undefined && third === undefined && isNoun(second) &&
    isPluralVerb(verb) && /e$/u.test(first.word);
}

function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** Reads a noun phrase as a subject; null when it cannot be one or points outside the sentence. */
export function readSubject(tokens: readonly Token[], verb: string): Subject | null {
  const [first] = tokens;
  if (!first || tokens.length > 12 || noSubject.has(first.lower)) return null;
  if (prepositions.has(first.lower) || tokens.some(({ after }) => /[;:(]/u.test(after))) {
    return null;
  }
  if (tokens.length === 1 && relational.test(first.word)) return null;
  if (tokens.length === 2 && selecting.test(tokens[1]!.word)) return null;
  if (first.lower === "wer" || tokens.some(({ after }) => after.includes(","))) return null;
  if (tokens.length === 1 && pronouns.has(first.lower)) {
    return ["man", "wir"].includes(first.lower)
      ? { text: first.lower, gender: null, person: false }
      : null;
  }
  if (
    !tokens.some(isNoun) || tokens.some(({ lower }) => /^(?:ihr|ihre|sein|seine)$/u.test(lower))
  ) return null;
  return {
    text: describesMany(tokens, verb) ? lowered(midSentence(tokens)) : midSentence(tokens),
    gender: genderOf(first, isPluralVerb(verb)),
    person: isPerson(tokens) || isActingName(tokens, verb),
  };
}

/** How many words of a noun phrase follow a verb: "die Küche der Schule um 8" gives 4. */
export function phraseLength(tokens: readonly Token[]): number {
  let at = 0;
  if (/^(?:er|sie|es|man|wir|ihr|du)$/u.test(tokens[0]?.lower ?? "")) return 1;
  if (tokens[at] && determiners.has(tokens[at]!.lower)) at++;
  while (tokens[at] && !isNoun(tokens[at]!) && /e[nrsm]?$/u.test(tokens[at]!.lower)) at++;
  const start = at;
  while (tokens[at] && isNoun(tokens[at]!) && (at === start || tokens[at - 1]!.after === "")) at++;
  if (at === start) return 0;
  const genitive = tokens[at]?.lower === "der" || tokens[at]?.lower === "des";
  if (genitive && tokens[at + 1] && isNoun(tokens[at + 1]!)) return at + 2;
  return at;
}

/** The subject as an object: "der Saal" to "den Saal"; null where the form is not known. */
export function accusative({ text, gender }: Subject): string | null {
  if (gender !== "m") return gender === null && /^ein\s/u.test(text) ? null : text;
  const [article, ...words] = text.split(" ");
  const noun = words.findIndex((word) => /^\p{Lu}/u.test(word));
  if (noun === -1 || !/^(?:der|jeder)$/u.test(article ?? "")) return null;
  if (/(?:e|ent|ant|ist|at)$/u.test(words[noun]!)) return null;
  const adjectives = words.slice(0, noun).map((word) => word.replace(/e$/u, "en"));
  const form = article === "der" ? "den" : "jeden";
  return [form, ...adjectives, ...words.slice(noun)].join(" ");
}
