import { writtenForms } from "@/core/language/mod.ts";

/** A query in its parts, as they were written. */
export interface ParsedQuery {
  words: string[];
  phrases: string[];
  /** Words and phrases. */
  excluded: string[];
  /** The query as it would be said: without marks and exclusions. */
  spoken: string;
}

/**
 * A phrase in quotation marks of any kind, or an excluded word. No opening mark may stand in a
 * phrase: a thousand of them would each be followed to the end of the text.
 */
const special =
  /(?<=^|\s)(?<minus>-?)(?:"(?<a>[^"]*)"|[„“”](?<b>[^„“”]*)[“”]|«(?<c>[^«»]*)»|»(?<d>[^«»]*)«)|(?<=^|\s)-(?<word>[\p{L}][^\s"„“”«»]*)/gu;

/**
 * Takes a query apart: words, "phrases", -words and -"phrases". There is no other syntax; what looks
 * like one is text. A phrase without a word in it is nothing.
 */
export function parseQuery(query: string): ParsedQuery {
  const composed = query.normalize("NFKC");
  const marked = [...composed.matchAll(special)].map(readMarked);
  const excluded = marked.filter(({ isExcluded }) => isExcluded);
  const phrases = marked.filter(({ isExcluded }) => !isExcluded);
  return {
    words: [...writtenForms(without(composed, marked))],
    phrases: demanded(phrases),
    excluded: demanded(excluded),
    spoken: without(composed, excluded).replace(/["„“”«»]/g, "").replace(/\s+/g, " ").trim(),
  };
}

interface Marked {
  start: number;
  end: number;
  text: string;
  isExcluded: boolean;
}

function readMarked({ 0: whole, index: start, groups }: RegExpExecArray): Marked {
  const { minus, word, a, b, c, d } = groups!;
  const isExcluded = word !== undefined || minus === "-";
  return { start, end: start + whole.length, text: word ?? a ?? b ?? c ?? d ?? "", isExcluded };
}

/** The text between the parts. */
function without(text: string, parts: readonly Marked[]): string {
  const starts = [0, ...parts.map(({ end }) => end)];
  const ends = [...parts.map(({ start }) => start), text.length];
  return starts.map((start, at) => text.slice(start, ends[at])).join(" ");
}

/** More phrases or exclusions, or longer ones, are no question that a person asks. */
const mostDemands = 16;
const longestDemand = 500;

function demanded(parts: readonly Marked[]): string[] {
  return parts.map(({ text }) => shortened(text)).filter((text) => writtenForms(text).length > 0)
    .slice(0, mostDemands);
}

function shortened(text: string): string {
  if (text.length <= longestDemand) return text.trim();
  return text.slice(0, longestDemand).replace(/\S*$/, "").trim();
}
