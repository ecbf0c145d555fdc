import { AppError } from "@/core/contract/mod.ts";
import { type Heading, longestText, type ReadText } from "./reading.ts";

/** Puts a document's text together line by line; places are counted in the finished text. */
export interface TextBuilder {
  /** A new page begins with the next line. */
  page(): void;
  /** Adds a line, or several. */
  line(text: string): void;
  /** Adds a heading between blank lines. */
  heading(level: number, title: string): void;
  /** Makes sure that a blank line comes before the next one. */
  gap(): void;
  finish(): ReadText;
}

/**
 * Builds a text whose lines are normalised one by one: a line end never composes with a neighbour,
 * so the whole is as normal as its lines.
 *
 * @throws {AppError} `document_too_long`
 */
export function createTextBuilder(): TextBuilder {
  const lines: string[] = [];
  const pageStarts: number[] = [];
  const headings: Heading[] = [];
  let length = 0;

  function line(text: string): void {
    const normal = withoutSoftHyphens(text);
    lines.push(normal);
    length += normal.length + 1;
    if (length > longestText) {
      throw new AppError("document_too_long", { limit_million: Math.floor(longestText / 1e6) });
    }
  }

  function gap(): void {
    if (lines.length > 0 && lines.at(-1) !== "") line("");
  }

  return {
    line,
    gap,
    page: () => void pageStarts.push(length),
    heading(level, title) {
      gap();
      const plain = title.replaceAll(/\s+/g, " ").trim();
      headings.push({
        level,
        title: withoutSoftHyphens(plain),
        offset: length,
      });
      line(plain);
      line("");
    },
    finish: () => ({
      text: lines.length > 0 ? `${lines.join("\n")}\n` : "",
      pageStarts: pageStarts.length > 0 ? pageStarts : null,
      headings,
    }),
  };
}

/** Typesetting: where a word may be parted, not how it is written. */
const softHyphen = "\u00ad";

function withoutSoftHyphens(text: string): string {
  return isNormal.test(text) ? text : normaliseText(text).replaceAll(softHyphen, "");
}

/** Text as we keep it: well-formed, composed, `\n` line ends, no control characters but tabs. */
export function normaliseText(text: string): string {
  if (isNormal.test(text)) return text;
  return text.toWellFormed().normalize("NFC")
    .replaceAll(/\r\n?|[\f\v\u0085\u2028\u2029]/g, "\n")
    .replaceAll(controlCharacters, "");
}

/** Most lines: nothing but Latin letters, usual punctuation, tabs and line feeds. */
const isNormal = /^[\t\n\x20-\x7e\xa0-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e\u20ac]*$/;

// deno-lint-ignore no-control-regex
const controlCharacters = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufeff\ufffe\uffff]/g;
