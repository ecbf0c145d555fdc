import { createTextBuilder } from "../text_builder.ts";
import type { Heading, ReadText } from "../reading.ts";
import { cleanLine } from "./clean_line.ts";
import type { OutlineEntry } from "./outline.ts";
import type { PageLine } from "./page_lines.ts";

/** Type so much larger than the body's makes a heading of a line. */
const headingFactor = 1.15;
const longestHeading = 200;
const deepestLevel = 6;
/** A step down of so many type heights is a new paragraph; within one it is about 1.2. */
const paragraphStep = 1.75;

/**
 * Puts a document's pages together: paragraphs apart, headings marked. The outline tells the
 * headings where there is one, else the size of the type.
 */
export function layOut(pages: readonly PageLine[][], outline: readonly OutlineEntry[]): ReadText {
  const levels = headingLevels(pages);
  const builder = createTextBuilder();
  for (const lines of pages) {
    builder.gap();
    builder.page();
    for (const block of blocksOf(lines, levels)) {
      if (block.level !== null) builder.heading(block.level, block.lines.join(" "));
      else for (const line of block.lines) builder.line(line);
      builder.gap();
    }
  }
  const laidOut = builder.finish();
  if (outline.length === 0) return laidOut;
  return { ...laidOut, headings: placeOutline(outline, laidOut) };
}

/** Neighbouring lines of one paragraph or one heading. */
interface Block {
  level: number | null;
  lines: string[];
}

function blocksOf(lines: readonly PageLine[], levels: ReadonlyMap<number, number>): Block[] {
  const blocks: Block[] = [];
  let previous: PageLine | undefined;
  for (const line of lines) {
    const text = cleanLine(line.text);
    const level = isTitle(text) ? levels.get(rounded(line.size)) ?? null : null;
    const open = blocks.at(-1);
    const step = previous ? previous.endBottom - line.bottom : 0;
    const goesOn = previous && step >= 0 &&
      step < paragraphStep * Math.max(line.size, previous.size);
    if (open && goesOn && open.level === level) open.lines.push(text);
    else blocks.push({ level, lines: [text] });
    previous = line;
  }
  return blocks;
}

/** Which sizes of type are headings, and of which level: the largest is level 1. */
function headingLevels(pages: readonly PageLine[][]): Map<number, number> {
  const weights = new Map<number, number>();
  for (const { text, size } of pages.flat()) {
    weights.set(rounded(size), (weights.get(rounded(size)) ?? 0) + text.length);
  }
  const [body = 0] = [...weights].reduce((most, entry) => entry[1] > most[1] ? entry : most, [
    0,
    0,
  ]);
  const larger = [...weights.keys()].filter((size) => size > body * headingFactor)
    .toSorted((a, b) => b - a);
  return new Map(larger.map((size, rank) => [size, Math.min(rank + 1, deepestLevel)]));
}

/** Half points: the same type differs a little from line to line. */
function rounded(size: number): number {
  return Math.round(size * 2) / 2;
}

function isTitle(text: string): boolean {
  return text.length <= longestHeading && /\p{L}/u.test(text);
}

/** Finds each entry's title on its page; an entry whose title is not there marks the page's start. */
function placeOutline(outline: readonly OutlineEntry[], { text, pageStarts }: ReadText): Heading[] {
  const starts = pageStarts ?? [];
  let last = 0;
  return outline.flatMap(({ level, title, page }) => {
    const start = starts[page];
    if (start === undefined) return [];
    const end = starts[page + 1] ?? text.length;
    const offset = findTitle(text.slice(start, end), title);
    last = Math.max(last, start + Math.max(offset, 0));
    return [{ level, title: title.normalize("NFC"), offset: last }];
  });
}

/** Where a title's line begins in a page's text; lines may break it. -1 where it is not found. */
function findTitle(page: string, title: string): number {
  const words = title.split(" ").map((word) => RegExp.escape(word.normalize("NFC")));
  const found = page.search(new RegExp(words.join("\\s+"), "iu"));
  return found < 0 ? -1 : page.lastIndexOf("\n", found) + 1;
}
