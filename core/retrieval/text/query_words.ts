import { fold, longestTerm, queryForms, takeApart, withoutStopWords } from "@/core/language/mod.ts";
import { parseQuery } from "./parse_query.ts";

/** A word that is looked for. */
export interface QueryWord {
  /** As it was written. */
  form: string;
  /** The terms under which it may be kept; any of them will do. */
  terms: string[];
  /** A part of a longer word: good to have, but no word of the query. */
  isPart: boolean;
}

/** A query as the index is asked. */
export interface ReadQuery {
  words: QueryWord[];
  phrases: string[];
  excluded: string[];
  /** Function words, which are not looked for. */
  ignored: string[];
  /** The query as it would be said; empty when nothing is asked for. */
  spoken: string;
}

/** So many different words are looked at; the rarest of them are looked for. */
const mostWords = 200;

/** Shorter parts of words say nothing. */
const shortestPart = 2;

/** Reads a query: its function words left out, its other words in all their forms. */
export function readQuery(query: string): ReadQuery {
  const { words, phrases, excluded, spoken } = parseQuery(query);
  const different = [...new Map(words.map((word) => [fold(word), word])).entries()]
    .slice(0, mostWords);
  const kept = new Set(withoutStopWords(different.map(([folded]) => folded)));
  // The words of a phrase are looked for as well: how often they stand somewhere ranks it.
  const ofPhrases = phrases.flatMap((phrase) => parseQuery(phrase).words);
  const forms = [
    ...different.filter((_, at) => kept.has(at)).map(([, word]) => word),
    ...ofPhrases,
  ];
  return {
    words: forms.slice(0, mostWords).flatMap(wordAndParts),
    phrases,
    excluded,
    spoken: words.length + phrases.length > 0 ? spoken : "",
    ignored: different.filter((_, at) => !kept.has(at)).map(([, word]) => word),
  };
}

/** "E-Mail" is looked for as "email", and for what it is worth as "mail"; as the index holds it. */
function wordAndParts(written: string): QueryWord[] {
  const form = written.slice(0, longestTerm);
  const { pieces, others } = takeApart(form);
  const [whole, parts] = pieces.length === 1 ? [pieces[0]!, others] : [others[0], pieces];
  if (whole === undefined) return pieces.map((piece) => word(piece, false));
  const useful = parts.filter((part) => part.length >= shortestPart);
  return [word(whole, false, form), ...useful.map((part) => word(part, true))];
}

function word(text: string, isPart: boolean, form = text): QueryWord {
  return { form, terms: queryForms(text), isPart };
}
