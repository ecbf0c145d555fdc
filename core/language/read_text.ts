import { stemmer as stemEnglish } from "@orama/stemmers/english";
import { stemmer as stemGerman } from "@orama/stemmers/german";
import { fold, foldSpelledUmlauts } from "./fold.ts";
import type { Language } from "./language.ts";
import { leaning } from "./stop_words.ts";
import { takeApart, writtenForms } from "./written_words.ts";

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
}

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
  };
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
