import type { Lang } from "@/core/contract/mod.ts";
import type { Block } from "./blocks.ts";
import { pairOf, readBlocks } from "./blocks.ts";
import type { Fact, SourceChunk, Span, Statement } from "./fact.ts";
import { normalise, plain, squeeze } from "./fact.ts";
import { isWhole } from "./is_whole.ts";
import type { Before, LanguageReader } from "./reader.ts";
import { splitSentences } from "./sentences.ts";
import { tableEntries } from "./table_cells.ts";

/** Longer sentences and cells are left alone: their questions would be as long. */
const longestSentence = 320;
const longestValue = 160;
/** A list is one answer up to this length. */
const longestList = 220;

/** What a chunk gave, and how many of its passages stayed silent. */
export interface ChunkReading {
  readonly facts: readonly Fact[];
  readonly silent: number;
}

interface Found {
  readonly statements: readonly Statement[];
  readonly quote: Span;
  readonly heading: string;
}

/** Reads a chunk's passages with one language's reader. */
export function readChunk(
  chunk: SourceChunk,
  language: Lang,
  reader: LanguageReader,
): ChunkReading {
  const found = new ChunkReader(chunk, reader).read();
  const facts = found.flatMap(({ statements, quote, heading }) =>
    statements.map((statement): Fact => ({
      ...statement,
      language,
      chunkId: chunk.id,
      documentId: chunk.documentId,
      heading,
      quote: chunk.text.slice(quote.start, quote.end),
    }))
  );
  return { facts, silent: found.filter(({ statements }) => statements.length === 0).length };
}

class ChunkReader {
  readonly #chunk: SourceChunk;
  readonly #reader: LanguageReader;
  readonly #found: Found[] = [];

  constructor(chunk: SourceChunk, reader: LanguageReader) {
    this.#chunk = chunk;
    this.#reader = reader;
  }

  read(): Found[] {
    const blocks = readBlocks(this.#chunk.text, this.#chunk.headingPath.at(-1) ?? "");
    blocks.forEach((block, at) => {
      const afterHeading = blocks[at - 1]?.kind === "heading";
      this.#readBlock(block, afterHeading);
    });
    return this.#found;
  }

  #readBlock(block: Block, afterHeading: boolean): void {
    const { heading } = block;
    switch (block.kind) {
      case "heading":
        return;
      case "paragraph":
        return this.#readProse(block, heading, afterHeading);
      case "pair":
        if (block.value.length > longestValue) return;
        return this.#add([this.#reader.pair(block.term, block.value, heading)], block, heading);
      case "table":
        return this.#readTable(block, heading);
      case "list":
        return this.#readList(block);
    }
  }

  #text({ start, end }: Span): string {
    return this.#chunk.text.slice(start, end);
  }

  #add(statements: readonly (Statement | null)[], quote: Span, heading: string): void {
    this.#found.push({ statements: statements.flatMap(wholeStatement), quote, heading });
  }

  #readProse(block: Span, heading: string, afterHeading: boolean): void {
    let before: Before = null;
    const sentences = splitSentences(this.#text(block)).map(({ start, end }) => ({
      start: block.start + start,
      end: block.start + end,
    }));
    sentences.forEach((span, at) => {
      const text = plain(this.#text(span));
      const whole = /[.!]["”’»“)]*$/u.test(text) && /^["“„«(]?[\p{Lu}\p{N}]/u.test(text);
      if (!whole || text.length > longestSentence) return;
      const read = this.#reader.sentence(text, before);
      before = read.before;
      const first = at === 0 && afterHeading && heading !== "";
      const about = heading.endsWith("?") ||
        read.statements.length === 0 && sharesWord(heading, text);
      const useHeading = first && about;
      const statements = useHeading ? [this.#reader.heading(heading, text)] : read.statements;
      this.#add(statements, span, heading);
    });
  }

  #readTable(block: Block & { kind: "table" }, heading: string): void {
    for (const entry of tableEntries(block, this.#chunk.text)) {
      const statement = entry.form === "pair"
        ? this.#reader.pair(entry.term, entry.value, heading)
        : this.#reader.cell(entry.cell);
      this.#add([statement], entry.quote, heading);
    }
  }

  #readList({ items, heading, start, end }: Block & { kind: "list" }): void {
    const short: string[] = [];
    for (const item of items) {
      const text = squeeze(plain(this.#text(item)));
      const pair = pairOf(text);
      if (pair && pair.value.length <= longestValue) {
        this.#add([this.#reader.pair(pair.term, pair.value, heading)], item, heading);
      } else if (/[.!]$/u.test(text)) this.#readProse(item, heading, false);
      else short.push(text);
    }
    const joined = short.join(", ");
    const listed = short.length >= 2 && short.length === items.length &&
      joined.length <= longestList;
    if (listed && heading !== "") {
      this.#add([this.#reader.list(heading, short)], { start, end }, heading);
    }
  }
}

/** Whether a longer word of the heading stands in the sentence, so that both have one topic. */
function sharesWord(heading: string, sentence: string): boolean {
  const words = normalise(heading).split(" ").filter(({ length }) => length >= 4);
  const said = normalise(sentence);
  return words.some((word) => said.includes(word.slice(0, Math.max(4, word.length - 2))));
}

/** Without what was torn from a bracket or a quotation; nothing when the answer itself was. */
function wholeStatement(statement: Statement | null): Statement[] {
  if (!statement || !isWhole(statement.answer)) return [];
  const questions = statement.questions.filter(isWhole);
  return questions.length > 0 ? [{ ...statement, questions }] : [];
}
