import { writtenForms } from "@/core/language/mod.ts";

/** A query in its parts, as they were written. */
export interface ParsedQuery {
  words: string[];
  phrases: string[];
  /** Words and phrases. */
  excluded: string[];
}

/**
 * A phrase in quotation marks of any kind, or an excluded word. No opening mark may stand in a
 * phrase: a thousand of them would each be followed to the end of the text.
 */
const special =
  /(?<=^|\s)(-?)(?:"([^"]*)"|[„“”]([^„“”]*)[“”]|«([^«»]*)»|»([^«»]*)«)|(?<=^|\s)-([\p{L}][^\s"„“”«»]*)/gu;

/**
 * Takes a query apart: words, "phrases", -words and -"phrases". There is no other syntax; what looks
 * like one is text. A phrase without a word in it is nothing.
 */
export function parseQuery(query: string): ParsedQuery {
  const composed = query.normalize("NFKC");
  const parsed: ParsedQuery = { words: [], phrases: [], excluded: [] };
  const rest = composed.replace(special, (_whole, minus, ...groups: (string | undefined)[]) => {
    const [word, ...phrases] = [groups[4], ...groups.slice(0, 4)];
    const phrase = phrases.find((found) => found !== undefined);
    const isExcluded = word !== undefined || minus === "-";
    keep(isExcluded ? parsed.excluded : parsed.phrases, word ?? phrase ?? "");
    return " ";
  });
  parsed.words.push(...writtenForms(rest));
  return parsed;
}

/** More phrases or exclusions, or longer ones, are no question that a person asks. */
const mostDemands = 16;
const longestDemand = 500;

function keep(list: string[], text: string): void {
  const isCut = text.length > longestDemand;
  const trimmed = isCut ? text.slice(0, longestDemand).replace(/\S*$/, "").trim() : text.trim();
  if (list.length < mostDemands && writtenForms(trimmed).length > 0) list.push(trimmed);
}
