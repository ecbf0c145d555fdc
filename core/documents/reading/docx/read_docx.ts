import { AppError } from "@/core/contract/mod.ts";
import type { ReadText } from "../reading.ts";
import { isOle } from "../recognise.ts";
import { tableLines } from "../table_lines.ts";
import { createTextBuilder, type TextBuilder } from "../text_builder.ts";
import { type Archive, openArchive } from "../zip/archive.ts";
import { type Block, createBlockListener, type Paragraph } from "./blocks.ts";
import { type Notes, readNotes } from "./notes.ts";
import { type ListLabels, readNumbering } from "./numbering.ts";
import { readRelations } from "./relations.ts";
import { readStyles, type Styles } from "./styles.ts";
import { readXml } from "./read_xml.ts";

/**
 * Reads a Word document (ECMA-376 WordprocessingML) in one pass: headings by their styles, lists
 * with their labels, tables as Markdown rows, notes below the paragraph that refers to them.
 *
 * @throws {AppError} `document_format_unknown`, `document_needs_password`,
 * `document_password_wrong`, `document_encrypted`, `document_damaged`, `document_unsafe`,
 * `document_bomb`, `document_too_long`
 */
export async function readDocx(bytes: Uint8Array, password?: string): Promise<ReadText> {
  const archive = await openArchive(isOle(bytes) ? await unlocked(bytes, password) : bytes);
  const main = (await readRelations(archive, "")).get("officeDocument");
  if (main === undefined) throw new AppError("document_format_unknown");
  const relations = await readRelations(archive, main);
  const writer = createWriter({
    builder: createTextBuilder(),
    styles: await readStyles(archive, relations.get("styles")),
    labels: await readNumbering(archive, relations.get("numbering")),
    notes: await readNotes(archive, {
      footnotes: relations.get("footnotes"),
      endnotes: relations.get("endnotes"),
    }),
  });
  await readBody(archive, main, writer.write);
  return writer.finish();
}

async function unlocked(bytes: Uint8Array, password: string | undefined): Promise<Uint8Array> {
  const { unlockPackage } = await import("../office/unlock_package.ts");
  return unlockPackage(bytes, password);
}

async function readBody(archive: Archive, path: string, write: (block: Block) => void) {
  const blocks = createBlockListener(write);
  let root: string | null = null;
  const wasThere = await readXml(archive, path, {
    ...blocks,
    open(name, attribute) {
      // A spreadsheet or a presentation is the same kind of container.
      if (root === null && name !== "document") throw new AppError("document_format_unknown");
      root ??= name;
      return blocks.open(name, attribute);
    },
  });
  if (!wasThere) throw new AppError("document_damaged");
}

function createWriter(
  { builder, styles, labels, notes }: {
    builder: TextBuilder;
    styles: Styles;
    labels: ListLabels;
    notes: Notes;
  },
) {
  function writeParagraph(paragraph: Paragraph): void {
    const style = styles.get(paragraph.styleId ?? "");
    const own = paragraph.outlineLevel;
    const level = own !== null && own < 9 ? own + 1 : style?.headingLevel ?? null;
    const list = paragraph.list ?? style?.list ?? null;
    const { text, notes: below } = notes.resolve(paragraph.text);
    if (text.trim() === "") return builder.gap();
    const label = list ? labels.next(list) : null;
    const labelled = label ? `${label} ${text.trim()}` : text;
    if (level !== null) builder.heading(level, labelled);
    else if (label) builder.line("  ".repeat(list?.level ?? 0) + labelled);
    else {
      builder.gap();
      builder.line(text);
    }
    for (const note of below) builder.line(note);
  }

  function writeTable(rows: readonly string[][]): void {
    builder.gap();
    const below: string[] = [];
    const resolved = rows.map((cells) =>
      cells.map((cell) => {
        const { text, notes: found } = notes.resolve(cell);
        below.push(...found);
        return text;
      })
    );
    for (const line of tableLines(resolved)) builder.line(line);
    for (const note of below) builder.line(note);
    builder.gap();
  }

  return {
    write: (block: Block) =>
      block.kind === "paragraph" ? writeParagraph(block) : writeTable(block.rows),
    finish: builder.finish,
  };
}
