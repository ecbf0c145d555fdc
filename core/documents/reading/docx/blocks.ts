import type { ListReference } from "./numbering.ts";
import type { Attribute, XmlListener } from "./scan_xml.ts";

/** A paragraph, with the notes that it refers to. */
export interface Paragraph {
  kind: "paragraph";
  styleId: string | null;
  /** Stated by the paragraph itself, not by its style. */
  outlineLevel: number | null;
  list: ListReference | null;
  text: string;
}

/** A table: rows of cells of text. */
export interface Table {
  kind: "table";
  rows: string[][];
}

export type Block = Paragraph | Table;

/** A reference to a note, inside a paragraph's text, in characters that XML 1.0 does not have. */
export const noteMark = { footnote: "\u0001", endnote: "\u0002", end: "\u0003" } as const;

/** Elements whose content is not, or not again, a part of the text. */
const skipped = ["del", "moveFrom", "instrText", "delText", "Fallback", "pPrChange"];

/** What a paragraph's properties are looked through for. */
const properties = ["pStyle", "outlineLvl", "ilvl", "numId"];

/**
 * Hears a Word document (or its notes) and hands out its blocks in reading order (ECMA-376 part 1,
 * §17.3, §17.4). Deleted text is left out, inserted text is in; text boxes come before the
 * paragraph that holds them; a table inside a cell becomes text of that cell.
 */
export function createBlockListener(give: (block: Block) => void): XmlListener {
  const paragraphs: Paragraph[] = [];
  const tables: Table[] = [];
  let isProperty = false;
  let isText = false;

  const inside = (part: string) => {
    const paragraph = paragraphs.at(-1);
    if (paragraph) paragraph.text += part;
  };

  function endParagraph(): void {
    const paragraph = paragraphs.pop();
    if (!paragraph) return;
    const row = tables.at(-1)?.rows.at(-1);
    if (!row) return give(paragraph);
    const text = paragraph.text.trim();
    const cell = row.length - 1;
    if (text !== "" && cell >= 0) row[cell] = [row[cell], text].filter(Boolean).join(" ");
  }

  function endTable(): void {
    const table = tables.pop();
    if (!table) return;
    const outer = tables.at(-1)?.rows.at(-1);
    if (!outer) return give(table);
    const text = table.rows.map((row) => row.join(", ")).join("; ");
    if (outer.length > 0) outer[outer.length - 1] = [outer.at(-1), text].filter(Boolean).join(" ");
  }

  const opening = new Map<string, (attribute: Attribute) => void>(
    Object.entries({
      p: () => void paragraphs.push(emptyParagraph()),
      tbl: () => void tables.push({ kind: "table", rows: [] }),
      tr: () => void tables.at(-1)?.rows.push([]),
      tc: () => void tables.at(-1)?.rows.at(-1)?.push(""),
      t: () => void (isText = true),
      tab: () => inside("\t"),
      br: () => inside("\n"),
      cr: () => inside("\n"),
      noBreakHyphen: () => inside("\u2011"),
      footnoteReference: (attribute: Attribute) =>
        inside(noteMark.footnote + attribute("id") + noteMark.end),
      endnoteReference: (attribute: Attribute) =>
        inside(noteMark.endnote + attribute("id") + noteMark.end),
    }),
  );

  return {
    wanted: ["pPr", ...properties, ...opening.keys(), ...skipped],
    endless: ["t"],
    open(name, attribute) {
      isText = false;
      if (skipped.includes(name)) return true;
      if (name === "pPr") isProperty = true;
      else if (isProperty) setProperty(paragraphs.at(-1), name, attribute("val"));
      else opening.get(name)?.(attribute);
      return false;
    },
    close(name) {
      isText = false;
      if (name === "pPr") isProperty = false;
      else if (name === "p") endParagraph();
      else if (name === "tbl") endTable();
    },
    text(text) {
      if (isText) inside(text);
    },
  };
}

function emptyParagraph(): Paragraph {
  return { kind: "paragraph", styleId: null, outlineLevel: null, list: null, text: "" };
}

function setProperty(paragraph: Paragraph | undefined, name: string, value: string | null): void {
  if (!paragraph || value === null) return;
  if (name === "pStyle") paragraph.styleId = value;
  else if (name === "outlineLvl") paragraph.outlineLevel = Number(value);
  else if (name === "ilvl") {
    paragraph.list = { numId: paragraph.list?.numId ?? "0", level: Number(value) };
  } else if (name === "numId") paragraph.list = { numId: value, level: paragraph.list?.level ?? 0 };
}
