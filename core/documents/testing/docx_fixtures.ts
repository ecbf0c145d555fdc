import { TextReader, Uint8ArrayWriter, ZipWriter } from "@zip.js/zip.js";
import {
  AlignmentType,
  Document,
  FootnoteReferenceRun,
  HeadingLevel,
  LevelFormat,
  Packer,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from "docx";

/** A Word file with whatever such files are made of. */
export async function makeDocx(): Promise<Uint8Array> {
  const document = new Document({
    footnotes: { 1: { children: [new Paragraph("Eine Fußnote.")] } },
    numbering: { config: [{ reference: "steps", levels: numberedLevels }] },
    sections: [{
      children: [
        new Paragraph({ text: "Das Handbuch", heading: HeadingLevel.TITLE }),
        new Paragraph({ text: "Über Größen", heading: HeadingLevel.HEADING_1 }),
        new Paragraph({
          children: [
            new TextRun("Die Größe & das <Maß>"),
            new FootnoteReferenceRun(1),
            new TextRun({ text: " zählen.", bold: true }),
          ],
        }),
        new Paragraph({ text: "Schritte", heading: HeadingLevel.HEADING_2 }),
        ...["Messen", "Schneiden"].map((text) =>
          new Paragraph({ text, numbering: { reference: "steps", level: 0 } })
        ),
        new Paragraph({ text: "gerade", numbering: { reference: "steps", level: 1 } }),
        new Paragraph({ text: "Kleben", numbering: { reference: "steps", level: 0 } }),
        new Paragraph({ text: "ein Punkt", bullet: { level: 0 } }),
        new Table({ rows: [["Name", "Wert"], ["Länge", "12|13 cm"]].map(tableRow) }),
        new Paragraph({ children: [new TextRun({ children: ["vor", new Tab(), "nach"] })] }),
      ],
    }],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

const numberedLevels = ["%1.", "%1.%2"].map((text, level) => ({
  level,
  format: level === 0 ? LevelFormat.DECIMAL : LevelFormat.LOWER_LETTER,
  text,
  alignment: AlignmentType.START,
}));

function tableRow(cells: string[]): TableRow {
  return new TableRow({
    children: cells.map((text) => new TableCell({ children: [new Paragraph(text)] })),
  });
}

const documentType = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

/** The least parts of a Word file, with this as its body's XML. */
export function docxParts(body: string): Record<string, string> {
  return {
    "_rels/.rels":
      `<Relationships><Relationship Id="r1" Type="${documentType}officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/document.xml": `<?xml version="1.0"?><w:document><w:body>${body}</w:body></w:document>`,
  };
}

/** A paragraph of text as WordprocessingML. */
export function paragraphXml(text: string): string {
  return `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
}

/** A ZIP archive of the given texts. Names are taken as they are, however hostile. */
export async function makeZip(parts: Record<string, string>): Promise<Uint8Array> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
  for (const [name, text] of Object.entries(parts)) {
    // Books store it plainly, so that their beginning says what they are.
    const options = name === "mimetype" ? { level: 0 } : {};
    await writer.add(name, new TextReader(text), options);
  }
  return await writer.close();
}
