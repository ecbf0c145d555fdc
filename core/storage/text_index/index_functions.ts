import type { DatabaseSync } from "node:sqlite";
import { createTextReader, type ReadText } from "@/core/language/mod.ts";
import { impactLevel } from "./impacts.ts";
import { impactTerm, longWordFrom, projectTerm } from "./terms.ts";

/** A chunk as its index sees it: the headings above it stand beside its words. */
interface IndexedChunk extends ReadText {
  /** How often each term stands in it. */
  counts: Map<string, number>;
}

function createChunkReader(): (text: string, headings: string) => IndexedChunk {
  const reader = createTextReader();
  return (text, headings) => {
    const { words, others } = reader.read(text, headingWords(headings));
    const counts = new Map<string, number>();
    for (const term of words) counts.set(term, (counts.get(term) ?? 0) + 1);
    for (const term of others) counts.set(term, (counts.get(term) ?? 0) + 1);
    return { words, others, counts };
  };
}

/** Counts terms in chunks; `headings` are the JSON array of the chunk's row. */
export type ChunkCounter = (
  chunk: { text: string; headings: string },
) => ReadonlyMap<string, number>;

/** Builds what counts terms in chunks as the index does, and remembers words from one to the next. */
export function createChunkCounters(): (terms: ReadonlySet<string>) => ChunkCounter {
  const reader = createTextReader();
  return (terms) => {
    const count = reader.counter(terms);
    return ({ text, headings }) => count(text, headingWords(headings));
  };
}

function headingWords(headings: string): string {
  return headings === "[]" ? "" : (JSON.parse(headings) as string[]).join("\n");
}

/**
 * Gives a connection the functions that the triggers of the text index call (migration 0006). Each
 * trigger asks four things about one chunk, which is read once.
 */
export function addIndexFunctions(connection: DatabaseSync): void {
  const readChunk = createChunkReader();
  let last = { text: "", headings: "[]", chunk: readChunk("", "[]") };
  function read(text: string, headings: string): IndexedChunk {
    if (last.text !== text || last.headings !== headings) {
      last = { text, headings, chunk: readChunk(text, headings) };
    }
    return last.chunk;
  }
  for (const [name, make] of Object.entries(functions)) {
    connection.function(
      name,
      { deterministic: true },
      (text, headings, project) =>
        make(read(text as string, headings as string), project as number),
    );
  }
}

const functions: Record<string, (chunk: IndexedChunk, project: number) => string> = {
  index_words: ({ words }, project) => words.map((term) => projectTerm(project, term)).join(" "),
  index_others: ({ others }, project) => others.map((term) => projectTerm(project, term)).join(" "),
  index_impacts: ({ words, counts }, project) =>
    Array.from(
      counts,
      ([term, count]) => impactTerm(projectTerm(project, term), impactLevel(count, words.length)),
    ).join(" "),
  index_long_words: ({ counts }) => JSON.stringify([...counts.keys()].filter(isLong)),
};

function isLong(term: string): boolean {
  return term.length >= longWordFrom && !/^\d/.test(term);
}
