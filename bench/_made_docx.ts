import {
  AlignmentType,
  Document,
  FootnoteReferenceRun,
  HeadingLevel,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from "docx";
import type { Piece } from "./_prose.ts";

const levels = [{
  level: 0,
  format: LevelFormat.DECIMAL,
  text: "%1.",
  alignment: AlignmentType.START,
}];

/** A Word file of a document's pieces: runs of their own for some words, numbered lists, tables, notes. */
export async function makeDocx(pieces: readonly Piece[]): Promise<Uint8Array> {
  const notes: Record<string, { children: Paragraph[] }> = {};
  const children = pieces.flatMap((piece): (Paragraph | Table)[] => {
    if (piece.kind === "table") return [tableOf(piece.rows)];
    if (piece.kind === "list") return piece.items.map(itemOf);
    if (piece.kind === "heading") {
      return [new Paragraph({ text: piece.words.join(" "), heading: HeadingLevel.HEADING_1 })];
    }
    const note = Object.keys(notes).length + 1;
    notes[note] = { children: [new Paragraph(`Anmerkung ${note}`)] };
    return [paragraphOf(piece.words, note)];
  });
  const document = new Document({
    footnotes: notes,
    numbering: { config: [{ reference: "steps", levels }] },
    sections: [{ children }],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

/** Runs of five words; Word begins a new one with each look and each time it was worked on. */
function paragraphOf(words: readonly string[], note: number): Paragraph {
  const starts = words.keys().filter((at) => at % 5 === 0);
  const runs = starts.map((start) => {
    const text = `${words.slice(start, start + 5).join(" ")} `;
    return new TextRun({ text, bold: start % 4 === 0 });
  }).toArray();
  return new Paragraph({ children: [...runs, new FootnoteReferenceRun(note)] });
}

function itemOf(words: readonly string[]): Paragraph {
  return new Paragraph({ text: words.join(" "), numbering: { reference: "steps", level: 0 } });
}

function tableOf(rows: readonly string[][]): Table {
  return new Table({
    rows: rows.map((cells) =>
      new TableRow({
        children: cells.map((cell) => new TableCell({ children: [new Paragraph(cell)] })),
      })
    ),
  });
}
