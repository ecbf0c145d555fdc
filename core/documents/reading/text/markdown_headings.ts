import type { Heading } from "../reading.ts";

const fence = /^ {0,3}(`{3,}|~{3,})/;
const atx = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$/;
const underline = /^ {0,3}(=+|-+)[ \t]*$/;
/** What may stand above an underline without being a heading: lists, quotes, tables, rules. */
const noTitle = /^(?: {4}|\t|\s*$|\s*(?:[-*+>|]|\d+[.)])(?:\s|$)|\s*[-*_=]{3,}\s*$)/;

/**
 * The headings of a Markdown text (CommonMark 0.31: ATX and setext), outside of code blocks and
 * front matter.
 */
export function markdownHeadings(text: string): Heading[] {
  const headings: Heading[] = [];
  let openFence: string | null = null;
  let previous = { line: "", offset: 0 };
  for (const { line, offset } of linesAfterFrontMatter(text)) {
    const mark = line.match(fence)?.[1];
    if (openFence !== null) {
      if (mark?.startsWith(openFence) && line.trim() === mark) openFence = null;
    } else if (mark !== undefined) {
      openFence = mark;
    } else {
      const heading = atxHeading(line, offset) ?? setextHeading(line, previous);
      if (heading) headings.push(heading);
    }
    previous = { line: openFence === null && mark === undefined ? line : "", offset };
  }
  return headings;
}

function atxHeading(line: string, offset: number): Heading | null {
  const match = line.match(atx);
  const title = plain(match?.[2] ?? "");
  return match && title ? { level: match[1]!.length, title, offset } : null;
}

/** One line of text with `===` or `---` below it. */
function setextHeading(line: string, above: { line: string; offset: number }): Heading | null {
  const mark = line.match(underline)?.[1];
  if (mark === undefined || noTitle.test(above.line) || atx.test(above.line)) return null;
  const level = mark.startsWith("=") ? 1 : 2;
  return { level, title: plain(above.line), offset: above.offset };
}

/** A title without its emphasis, code and link marks. */
function plain(title: string): string {
  return title.replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, "$1").replaceAll(/(\*\*|__|`)/g, "").trim();
}

function* linesAfterFrontMatter(text: string): Generator<{ line: string; offset: number }> {
  let offset = frontMatterLength(text);
  while (offset < text.length) {
    const found = text.indexOf("\n", offset);
    const end = found < 0 ? text.length : found;
    yield { line: text.slice(offset, end), offset };
    offset = end + 1;
  }
}

function frontMatterLength(text: string): number {
  if (!text.startsWith("---\n")) return 0;
  const end = text.indexOf("\n---\n", 3);
  return end < 0 ? 0 : end + "\n---\n".length;
}
