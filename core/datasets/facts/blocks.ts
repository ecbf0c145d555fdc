import type { Span } from "./fact.ts";
import { plain } from "./fact.ts";
import { isWhole } from "./is_whole.ts";
import { type Line, linesOf } from "./lines.ts";
import { trimmed } from "./sentences.ts";
import { isTitleLine } from "./title_line.ts";

interface Place extends Span {
  /** The heading nearest above, as plain text; "" when there is none. */
  readonly heading: string;
}

/** A table's cell: its place, and its text without marks. */
export interface Cell extends Span {
  readonly text: string;
}

/** A passage of a chunk by its form. */
export type Block =
  | Place & { readonly kind: "heading"; readonly text: string }
  | Place & { readonly kind: "paragraph" }
  | Place & { readonly kind: "pair"; readonly term: string; readonly value: string }
  | Place & { readonly kind: "list"; readonly intro: Span | null; readonly items: readonly Span[] }
  | Place & {
    readonly kind: "table";
    readonly rows: readonly (readonly Cell[])[];
    /** Whether a rule under the first row says that it names the columns. */
    readonly ruled: boolean;
  };

/** A list's mark, with the box of a task list; "12. Mai" is a day. */
const bullet =
  /^\s*(?:[-*+•–·▪●◦]|\d{1,2}[.)](?!\s(?:Jan|Feb|März|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez))|[a-z]\))\s+(?:\[[ xX]\]\s+)?(?=\S)/u;
const atx = /^\s{0,3}#{1,6}\s+/u;
/** Pictures with which people adorn headings: nobody would type them in a question. */
const pictures = /^[\p{Extended_Pictographic}\uFE0F\u200D\s]+/u;
/**
 * A term of at most six words, then a colon or a dash between blanks, then the value. Of full stops,
 * only that of a German day ("Sa, 12. Mai") may stand in it.
 */
const pair =
  /^\s*((?:\*\*|__)?(?:(?:\p{L}+\.?,?\s)?\d{1,2}\.\s(?=(?:Jan|Feb|März|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)))?[\p{L}\p{N}][^:|.!?;]{0,58}?(?:\*\*|__)?)(?::(?:\*\*|__)?\s+|\s+[–—-]\s+)(?=\S)/u;
/** A verb before the colon: "The API is slow: …" is a sentence, no term. */
const says =
  /\s(?:is|are|was|were|has|have|can|must|will|ist|sind|war|hat|haben|kann|muss|wird)\s/iu;
/** Words before a colon that announce a remark instead of naming a thing. */
const remark =
  /^(note|notice|warning|caution|attention|important|tip|hint|example|remember|p\.?s\.?|hinweis|achtung|wichtig|warnung|vorsicht|tipp|beispiel|merke|anmerkung|https?)$/iu;

/** The cells of a table's line, or null when the line is none. */
export function cellsOf(line: Line): Cell[] | null {
  const piped = /^\s*\|.*\|\s*$/u.test(line.text) || / \| /u.test(line.text);
  if (!piped && !line.text.trim().includes("\t")) return null;
  const cells: Cell[] = [];
  let start = line.start;
  for (const piece of line.text.split(piped ? "|" : "\t")) {
    const span = trimmed(piece, { start: 0, end: piece.length });
    cells.push({
      start: start + span.start,
      end: start + span.end,
      text: plain(piece.slice(span.start, span.end)),
    });
    start += piece.length + 1;
  }
  if (piped && cells[0]?.text === "") cells.shift();
  if (piped && cells.at(-1)?.text === "") cells.pop();
  return cells.length >= 2 ? cells : null;
}

function isRule(line: Line): boolean {
  return /^[\s|:=-]*-{2,}[\s|:=-]*$/u.test(line.text);
}

/** The term and value of a line such as "Term: value", or null. */
export function pairOf(text: string): { term: string; value: string; valueStart: number } | null {
  const match = text.match(pair);
  if (!match) return null;
  const term = plain(match[1] ?? "");
  if (term.split(" ").length > 6 || remark.test(term) || /^\d[\d.,:]*$/u.test(term)) return null;
  const value = plain(text.slice(match[0].length));
  // "Steps: the trainer loads:" announces what is not on the line; a question is no answer.
  if (!isWhole(term) || says.test(term) || /\?|:$/u.test(value)) return null;
  return { term, value, valueStart: match[0].length };
}

/** Cuts a chunk's text into passages. `heading` is the one that holds at its start. */
export function readBlocks(text: string, heading: string): Block[] {
  return new BlockReader(text, heading).read();
}

class BlockReader {
  readonly #lines: Line[];
  readonly #text: string;
  readonly #blocks: Block[] = [];
  #heading: string;
  #at = 0;

  constructor(text: string, heading: string) {
    this.#text = text;
    this.#lines = linesOf(text);
    this.#heading = heading;
  }

  read(): Block[] {
    while (this.#at < this.#lines.length) {
      if (this.#line(0)?.text.trim() === "") this.#at++;
      else this.#readHeading() || this.#readTable() || this.#readList() || this.#readText();
    }
    return this.#blocks;
  }

  #line(ahead: number): Line | undefined {
    return this.#lines[this.#at + ahead];
  }

  #readHeading(): boolean {
    const line = this.#line(0)!;
    const below = this.#line(1);
    const underlined = below !== undefined && /^\s*(={3,}|-{3,})\s*$/u.test(below.text) &&
      !line.text.includes("|");
    if (!atx.test(line.text) && !underlined) return false;
    this.#heading = plain(line.text.replace(atx, "").replace(/\s+#+\s*$/u, ""))
      .replace(pictures, "");
    this.#blocks.push({
      kind: "heading",
      ...trimmed(this.#text, line),
      heading: this.#heading,
      text: this.#heading,
    });
    this.#at += underlined ? 2 : 1;
    return true;
  }

  #readTable(): boolean {
    const rows: Cell[][] = [];
    const first = this.#line(0)!;
    let end = first.start;
    let ahead = 0;
    let ruled = false;
    for (let line = this.#line(0); line; line = this.#line(++ahead)) {
      if (isRule(line) && rows.length > 0) {
        ruled ||= rows.length === 1;
        continue;
      }
      const cells = cellsOf(line);
      if (!cells) break;
      rows.push(cells);
      end = line.end;
    }
    if (rows.length < 2) return false;
    const heading = this.#heading;
    this.#blocks.push({ kind: "table", start: first.start, end, heading, rows, ruled });
    this.#at += ahead;
    return true;
  }

  #readList(): boolean {
    const first = this.#line(0)!;
    if (!bullet.test(first.text)) return false;
    const items: Span[] = [];
    for (let line = this.#line(0); line && line.text.trim() !== ""; line = this.#line(0)) {
      const mark = line.text.match(bullet)?.[0];
      const last = items.at(-1);
      if (mark !== undefined) items.push({ start: line.start + mark.length, end: line.end });
      else if (last && /^\s+/u.test(line.text)) {
        items[items.length - 1] = { ...last, end: line.end };
      } else break;
      this.#at++;
    }
    const spans = items.map((item) => trimmed(this.#text, item));
    this.#blocks.push({
      kind: "list",
      start: first.start,
      end: spans.at(-1)!.end,
      heading: this.#heading,
      intro: this.#introBefore(),
      items: spans,
    });
    return true;
  }

  /** The paragraph just before a list when it ends in a colon. */
  #introBefore(): Span | null {
    const last = this.#blocks.at(-1);
    if (last?.kind !== "paragraph") return null;
    return this.#text.slice(last.start, last.end).endsWith(":") ? last : null;
  }

  #readText(): void {
    const first = this.#line(0)!;
    if (isTitleLine(this.#lines, this.#at)) return this.#pushTitle(first);
    const found = pairOf(first.text.trim());
    const next = this.#line(1);
    // A pair stands alone on its line: what follows starts something new.
    const alone = !next || next.text.trim() === "" || pairOf(next.text.trim()) !== null ||
      bullet.test(next.text) || atx.test(next.text) || /[.!?]$/u.test(first.text.trim());
    if (found && alone) return this.#pushPair(first, found);
    const markdownDefinition = next?.text.match(/^\s{0,3}:\s+(?=\S)/u);
    if (next && markdownDefinition) {
      const value = plain(next.text.slice(markdownDefinition[0].length));
      this.#pushPair({ ...first, end: next.end }, { term: plain(first.text), value });
      this.#at++;
      return;
    }
    this.#readParagraph(first);
  }

  #pushTitle(line: Line): void {
    this.#heading = plain(line.text).replace(/:$/u, "");
    const span = trimmed(this.#text, line);
    this.#blocks.push({ kind: "heading", ...span, heading: this.#heading, text: this.#heading });
    this.#at++;
  }

  #pushPair(line: Span, { term, value }: { term: string; value: string }): void {
    const span = trimmed(this.#text, line);
    this.#blocks.push({ kind: "pair", ...span, heading: this.#heading, term, value });
    this.#at++;
  }

  #readParagraph(first: Line): void {
    let end = first.end;
    this.#at++;
    for (let line = this.#line(0); line && line.text.trim() !== ""; line = this.#line(0)) {
      if (bullet.test(line.text) || atx.test(line.text) || cellsOf(line)) break;
      if (/[.!?:]$/u.test(this.#text.slice(first.start, end).trimEnd()) && pairOf(line.text)) break;
      if (isTitleLine(this.#lines, this.#at)) break;
      end = line.end;
      this.#at++;
    }
    const span = trimmed(this.#text, { start: first.start, end });
    const words = plain(this.#text.slice(span.start, span.end));
    if (this.#isTitle(words)) {
      this.#heading = words;
      this.#blocks.push({ kind: "heading", ...span, heading: words, text: words });
    } else this.#blocks.push({ kind: "paragraph", ...span, heading: this.#heading });
  }

  /** A short line of its own without a sentence's end, with text after it: an unmarked heading. */
  #isTitle(words: string): boolean {
    const more = this.#lines.slice(this.#at).some((line) => line.text.trim() !== "");
    return more && words.split(" ").length <= 7 && /^[\p{Lu}\p{N}]/u.test(words) &&
      !/[.,:;!]$/u.test(words);
  }
}
