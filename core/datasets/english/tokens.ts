import nlp from "compromise/two";
import { irregularParticiples } from "./participles.ts";

/** A word of a sentence with its grammatical tags, punctuation kept apart. */
export interface Token {
  /** The word without the punctuation around it. */
  readonly word: string;
  readonly lower: string;
  /** Opening quotation marks and brackets. */
  readonly before: string;
  /** Punctuation that follows, such as "," or "!". */
  readonly after: string;
  readonly tags: ReadonlySet<string>;
}

interface TaggedTerm {
  tags?: string[];
  offset: { start: number; length: number };
}

function taggedTerms(sentence: string): TaggedTerm[] {
  const sentences = nlp(sentence).json({ offset: true, terms: { tags: true, offset: true } });
  return (sentences as { terms: TaggedTerm[] }[]).flatMap(({ terms }) => terms);
}

/** Splits a sentence at blanks and tags each word (part-of-speech tags of `compromise`). */
export function readTokens(sentence: string): Token[] {
  const terms = taggedTerms(sentence);
  return [...sentence.matchAll(/\S+/gu)].map(({ 0: piece, index }) => {
    const inside = terms.filter(({ offset }) =>
      offset.start < index + piece.length && offset.start + Math.max(1, offset.length) > index
    );
    const bare = piece.replace(/^["“„«‘'(\[]+/u, "").replace(/[,;:.!?"”’»')\]]+$/u, "");
    // "a.m." keeps its last full stop.
    const word = /^\p{L}\.\p{L}$/u.test(bare) && piece.includes(`${bare}.`) ? `${bare}.` : bare;
    const at = piece.indexOf(word);
    return {
      word,
      lower: word.toLowerCase(),
      before: piece.slice(0, at),
      after: piece.slice(at + word.length),
      tags: new Set(inside.flatMap(({ tags }) => tags ?? [])),
    };
  }).filter(({ word }) => word !== "");
}

/** The words as text; the last one's sentence mark or comma is left out. */
export function wordsOf(tokens: readonly Token[]): string {
  const pieces = tokens.map(({ before, word, after }, at) =>
    before + word + (at === tokens.length - 1 ? after.replace(/[,;:.!?]+/gu, "") : after)
  );
  return pieces.join(" ");
}

interface Inflections {
  Infinitive: string;
  PastTense: string;
  PresentTense: string;
  Participle?: string;
}

/** The parts of the tagger's model and methods that we call; its own types leave them open. */
interface TaggerModel {
  one: { lexicon: Record<string, unknown> };
}
interface VerbMethods {
  toInfinitive(verb: string, model: TaggerModel, tense: string): string;
  conjugate(infinitive: string, model: TaggerModel): Inflections;
}

const model = nlp.model() as TaggerModel;
const verbMethods =
  (nlp.methods() as { two: { transform: { verb: VerbMethods } } }).two.transform.verb;

/** The base form of a finite verb: "holds" to "hold". */
export function infinitiveOf(verb: string, tags: ReadonlySet<string>): string {
  const known: Record<string, string> = { has: "have", had: "have", does: "do", did: "do" };
  const listed = known[verb] ?? irregularParticiples[verb];
  if (listed !== undefined) return listed;
  const tense = tags.has("PastTense")
    ? "PastTense"
    : tags.has("Infinitive")
    ? "Infinitive"
    : "PresentTense";
  return tense === "Infinitive" ? verb : verbMethods.toInfinitive(verb, model, tense) || verb;
}

/** The forms of a verb, given its base form. */
export function inflect(infinitive: string): Inflections {
  const forms = verbMethods.conjugate(infinitive, model);
  const participle = Object.entries(irregularParticiples).find(([, base]) => base === infinitive);
  return participle ? { ...forms, Participle: participle[0] } : forms;
}

const namelike = /Person|Name|City|Country|Place|Region|Organization|Demonym/u;

/** Whether a lower-case word is in the tagger's word list, so no name of somebody's own. */
export function isCommonWord(lower: string): boolean {
  const stems = [
    lower,
    lower.replace(/s$/u, ""),
    lower.replace(/es$/u, ""),
    lower.replace(/ies$/u, "y"),
  ];
  return stems.some((stem) => !namelike.test(String(model.one.lexicon[stem] ?? "Person")));
}

/** Whether a lower-case word is known as a place, a language, a day or a month: always a capital. */
export function isPlaceOrDay(lower: string): boolean {
  const tags = String(model.one.lexicon[lower] ?? "");
  return /City|Country|Place|Region|Demonym|WeekDay|Month/u.test(tags);
}
