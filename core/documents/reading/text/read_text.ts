import { AppError } from "@/core/contract/mod.ts";
import { longestText, type ReadText } from "../reading.ts";
import { normaliseText } from "../text_builder.ts";
import { decodeText } from "./decode_text.ts";
import { markdownHeadings } from "./markdown_headings.ts";

/**
 * Reads a plain text file.
 *
 * @throws {AppError} `document_format_unknown`, `document_too_long`
 */
export function readPlainText(bytes: Uint8Array): ReadText {
  const text = normaliseText(decodeText(bytes));
  if (text.length > longestText) {
    throw new AppError("document_too_long", { limit_million: Math.floor(longestText / 1e6) });
  }
  return { text, pageStarts: null, headings: [] };
}

/** Reads a Markdown file: its text as it is, and its headings. */
export function readMarkdown(bytes: Uint8Array): ReadText {
  const read = readPlainText(bytes);
  return { ...read, headings: markdownHeadings(read.text) };
}
