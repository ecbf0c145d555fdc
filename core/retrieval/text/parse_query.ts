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
 * A phrase in quotation marks of any kind, or an excluded word. Programs that people write in make a
 * dash or a minus of the hyphen before it. No opening mark may stand in a phrase: a thousand of them
 * would each be followed to the end of the text.
 */
const special =
  /(?<=^|\s)(?<minus>[-‐–−]?)(?:"(?<a>[^"]*)"|[„“”](?<b>[^„“”]*)[“”]|«(?<c>[^«»]*)»|»(?<d>[^«»]*)«)|(?<=^|\s)[-‐–−](?<word>[\p{L}][^\s"„“”«»]*)/gu;

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

/** The same query without what it excludes. */
export function withoutExclusions(query: string): string {
  return rewritten(query, ({ isExcluded }, written) => isExcluded ? "" : written);
}

/** The same query with the words of its phrases, which need not stand like that any more. */
export function withoutPhrases(query: string): string {
  return rewritten(query, ({ isExcluded, text }, written) => isExcluded ? written : text);
}

function rewritten(query: string, write: (said: Said, written: string) => string): string {
  return query.normalize("NFKC")
    .replace(special, (written, ...found) => write(readGroups(found.at(-1)), written))
    .replace(/\s+/g, " ").trim();
}

interface Said {
  text: string;
  isExcluded: boolean;
}

interface Marked extends Said {
  start: number;
  end: number;
}

function readMarked({ 0: whole, index: start, groups }: RegExpExecArray): Marked {
  return { start, end: start + whole.length, ...readGroups(groups!) };
}

function readGroups({ minus, word, a, b, c, d }: Record<string, string | undefined>): Said {
  return { isExcluded: word !== undefined || minus !== "", text: word ?? a ?? b ?? c ?? d ?? "" };
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
