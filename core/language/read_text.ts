import { stemmer as stemEnglish } from "@orama/stemmers/english";
import { stemmer as stemGerman } from "@orama/stemmers/german";
import { fold, foldSpelledUmlauts } from "./fold.ts";
import type { Language } from "./language.ts";
import { leaning } from "./stop_words.ts";
import { isSimple, takeApart, writtenForms } from "./written_words.ts";

/** A text as it is searched: folded, its words brought to their stems. */
export interface ReadText {
  /** Its words in their order. */
  words: string[];
  /** What its words may be looked for by as well: pieces in one, parts of names; in no order. */
  others: string[];
}

/** Reads texts, and remembers the words that it met. */
export interface TextReader {
  /** @param beside what a text may be found by as well, in its language: the headings above it. */
  read(text: string, beside?: string): ReadText;
  /**
   * Counts some terms in texts as {@link TextReader.read} would read them, the others beside the
   * words included. Of a long text only the few words are looked at that begin like a term.
   */
  counter(terms: ReadonlySet<string>): TermCounter;
}

/** How often each term stands in a text or in what stands beside it. */
export type TermCounter = (text: string, beside: string) => ReadonlyMap<string, number>;

/** A word that is longer counts as its beginning: nobody types it, and some texts are one word. */
export const longestTerm = 64;

interface Remembered {
  /** Above 0 for a function word of German, below for one of English. */
  leaning: number;
  de?: ReadText;
  en?: ReadText;
}

/** Builds a reader with a memory of its own. */
export function createTextReader(): TextReader {
  const recall = remembering((form) => ({ leaning: leaning(fold(form.slice(0, longestTerm))) }));

  function recallForms(text: string): Met[] {
    return writtenForms(text).map((form) => ({ form, remembered: recall(form) }));
  }

  return {
    read(text, beside = "") {
      const composed = text.normalize("NFKC");
      const met = recallForms(composed);
      const language = languageOf(composed, met);
      const inText = readForms(met, language);
      if (beside === "") return inText;
      const above = readForms(recallForms(beside.normalize("NFKC")), language);
      return { words: inText.words, others: [...inText.others, ...above.words, ...above.others] };
    },
    counter(terms) {
      const isLike = beginningLike(terms);
      return (text, beside) => {
        const composed = text.normalize("NFKC");
        const forms = [composed, beside.normalize("NFKC")].flatMap(writtenForms).filter(isLike);
        const met = forms.map((form) => ({ form, remembered: recall(form) }));
        const [german, english] = (["de", "en"] as const)
          .map((language) => countTerms(readForms(met, language), terms)) as [Counts, Counts];
        if (isSame(german, english)) return german;
        return languageOf(composed, recallForms(composed)) === "de" ? german : english;
      };
    },
  };
}

type Counts = ReadonlyMap<string, number>;

function countTerms({ words, others }: ReadText, terms: ReadonlySet<string>): Counts {
  const counts = new Map<string, number>();
  for (const term of [...words, ...others]) {
    if (terms.has(term)) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  return counts;
}

function isSame(a: Counts, b: Counts): boolean {
  return a.size === b.size && [...a].every(([term, count]) => b.get(term) === count);
}

/**
 * Stemming changes only endings: a word's terms begin with its first two letters, in either spelling
 * of an umlaut, but for a y that becomes an i ("eyed") and terms of one letter.
 */
function beginningLike(terms: ReadonlySet<string>): (form: string) => boolean {
  const starts = new Set(Array.from(terms, (term) => startOf(term)));
  const hasStart = (part: string) => {
    const folded = fold(part.slice(0, 4));
    return starts.has(startOf(folded)) || starts.has(startOf(foldSpelledUmlauts(folded))) ||
      starts.has(folded.slice(0, 1));
  };
  return (form) => {
    if (isSimple(form)) return hasStart(form);
    const { pieces, others } = takeApart(form);
    return pieces.some(hasStart) || others.some(hasStart);
  };
}

function startOf(folded: string): string {
  return folded.slice(0, 2).replace("y", "i");
}

/** So many words are remembered twice over: a text repeats most of its own. */
const generation = 20_000;

/** Remembers what it made for the words that were asked for lately. */
function remembering(make: (form: string) => Remembered): (form: string) => Remembered {
  let young = new Map<string, Remembered>();
  let old = new Map<string, Remembered>();
  return (form) => {
    const known = young.get(form);
    if (known) return known;
    if (young.size >= generation) [young, old] = [new Map(), young];
    const remembered = old.get(form) ?? make(form);
    young.set(form, remembered);
    return remembered;
  };
}

interface Met {
  form: string;
  remembered: Remembered;
}

function readForms(met: readonly Met[], language: Language): ReadText {
  const read: ReadText = { words: [], others: [] };
  for (const { form, remembered } of met) {
    const { words, others } = remembered[language] ??= readForm(form, language);
    for (const word of words) read.words.push(word);
    for (const other of others) read.others.push(other);
  }
  return read;
}

/** By its function words; a text without any (a table, a program) by its umlauts. */
function languageOf(text: string, met: readonly Met[]): Language {
  const sum = met.reduce((total, { remembered }) => total + remembered.leaning, 0);
  if (sum !== 0) return sum > 0 ? "de" : "en";
  return /[äöüß]/i.test(text) ? "de" : "en";
}

function readForm(form: string, language: Language): ReadText {
  const { pieces, others } = takeApart(form);
  const words = termsOf(pieces, language);
  return { words, others: termsOf(others, language).filter((term) => !words.includes(term)) };
}

function termsOf(parts: readonly string[], language: Language): string[] {
  return parts.map((part) => termOf(part, language)).filter((term) => term !== "");
}

/** What a word of a language is kept and looked for under. */
export function termOf(word: string, language: Language): string {
  const folded = fold(word.slice(0, longestTerm));
  return language === "de" ? stemGerman(foldSpelledUmlauts(folded)) : stemEnglish(folded);
}
