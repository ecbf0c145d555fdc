import { AppError } from "@/core/contract/mod.ts";
import { openArchive } from "../zip/archive.ts";
import { decodeHtml } from "../html/decode_html.ts";
import { parseHtml } from "../html/parse_html.ts";
import { createBlockWriter } from "../html/write_blocks.ts";
import type { ReadText } from "../reading.ts";
import { createTextBuilder, type TextBuilder } from "../text_builder.ts";
import { readContents } from "./contents.ts";
import { encryptedPaths } from "./encrypted_paths.ts";
import { readPackage } from "./package.ts";

/**
 * Reads an EPUB (2 and 3): its chapters in the order of the spine, with their headings. A chapter
 * without a heading of its own has the one that the table of contents gives it; the book's title
 * stands above all.
 *
 * @throws {AppError} `document_encrypted`, `document_damaged`, `document_unsafe`, `document_bomb`,
 * `document_too_long`
 */
export async function readEpub(bytes: Uint8Array): Promise<ReadText> {
  const archive = await openArchive(bytes);
  const book = await readPackage(archive);
  const titles = await readContents(archive, book.contents);
  const encrypted = await encryptedPaths(archive);
  if (book.spine.some((path) => encrypted.has(path))) throw new AppError("document_encrypted");
  const builder = createTextBuilder();
  if (book.title !== "") builder.heading(0, book.title);
  for (const path of book.spine) {
    const chapter = await archive.read(path);
    if (chapter !== null) writeChapter(builder, chapter, titles.get(path) ?? null);
  }
  return builder.finish();
}

function writeChapter(builder: TextBuilder, bytes: Uint8Array, title: string | null): void {
  const { blocks } = parseHtml(decodeHtml(bytes), { isXhtml: true });
  const write = createBlockWriter(builder);
  const hasHeading = blocks.some(({ kind }) => kind === "heading");
  builder.gap();
  if (title !== null && !hasHeading && blocks.length > 0) builder.heading(1, title);
  for (const block of blocks) write(block);
}
