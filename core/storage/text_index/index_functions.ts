import type { DatabaseSync } from "node:sqlite";
import { createTextReader, type ReadText } from "@/core/language/mod.ts";
import { postingInHex, withoutPosting } from "./postings.ts";
import { longWordFrom, projectTerm } from "./terms.ts";

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

function headingWords(headings: string): string {
  return headings === "[]" ? "" : (JSON.parse(headings) as string[]).join("\n");
}

/**
 * Gives a connection the functions that the triggers of the text index call (migrations 0006 and
 * 0011). They ask four things about one chunk, which is read once.
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
      (text, headings, number) => make(read(text as string, headings as string), number as number),
    );
  }
  connection.function(
    "without_posting",
    { deterministic: true },
    (list, chunk) => withoutPosting(list as Uint8Array, chunk as number),
  );
}

/** The third argument is the project's number; of `index_postings` it is the chunk's in it. */
const functions: Record<string, (chunk: IndexedChunk, number: number) => string> = {
  index_words: ({ words }, project) => words.map((term) => projectTerm(project, term)).join(" "),
  index_others: ({ others }, project) => others.map((term) => projectTerm(project, term)).join(" "),
  // An object of JSON by hand: terms are letters and digits.
  index_postings: ({ counts }, chunk) =>
    `{${
      Array.from(counts, ([term, count]) => `"${term}":"${postingInHex(chunk, count)}"`).join()
    }}`,
  index_long_words: ({ counts }) => JSON.stringify([...counts.keys()].filter(isLong)),
};

function isLong(term: string): boolean {
  return term.length >= longWordFrom && !/^\d/.test(term);
}
