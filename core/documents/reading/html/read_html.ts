import type { ReadText } from "../reading.ts";
import { createTextBuilder } from "../text_builder.ts";
import { decodeHtml } from "./decode_html.ts";
import { mainBlocks } from "./main_blocks.ts";
import { parseHtml } from "./parse_html.ts";
import { createBlockWriter } from "./write_blocks.ts";

/**
 * Reads a web page: its main text with headings, lists, tables and preformatted lines; scripts,
 * styles, navigation, footers and what is hidden are left out. The page's title becomes the heading
 * above all where the page has no main heading of its own.
 *
 * @throws {AppError} `document_format_unknown`, `document_too_long`
 */
export function readHtml(bytes: Uint8Array): ReadText {
  const { blocks, title } = parseHtml(decodeHtml(bytes));
  const chosen = mainBlocks(blocks);
  const builder = createTextBuilder();
  const hasMainHeading = chosen.some((block) => block.kind === "heading" && block.level === 1);
  if (title !== "" && !hasMainHeading) builder.heading(0, title);
  const write = createBlockWriter(builder);
  for (const block of chosen) write(block);
  return builder.finish();
}
