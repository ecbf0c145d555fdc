import { AppError } from "@/core/contract/mod.ts";
import type { DocumentFormat } from "@/core/contract/mod.ts";
import { unknownFormat } from "./picture.ts";
import type { Reading, ReadText } from "./reading.ts";
import { headBytes, recogniseFormat } from "./recognise.ts";

/** A file to be read, and how the reader gets PDFium, compiled, when it needs it. */
export interface FileToRead {
  bytes: Uint8Array;
  name: string;
  /** Where the file needs one. */
  password?: string | undefined;
  loadPdfium(): Promise<WebAssembly.Module>;
}

/**
 * Reads a file of any format that we know, recognised by its content. Each reader is loaded when it
 * is first needed.
 *
 * @throws {AppError} one of the `document_…` codes
 */
export async function readDocument(file: FileToRead): Promise<Reading> {
  const format = recogniseFormat(file.bytes.subarray(0, headBytes), file.name);
  if (file.bytes.length === 0) throw new AppError("document_empty");
  if (format === null) throw unknownFormat(file.bytes);
  if (format === "zip") throw new AppError("document_is_archive");
  const read = await readers[format](file);
  if (read.text.trim() === "") throw new AppError("document_empty");
  return { format, ...read };
}

const readers: Record<DocumentFormat, (file: FileToRead) => Promise<ReadText>> = {
  async pdf({ bytes, loadPdfium, password }) {
    const { readPdf } = await import("./pdf/read_pdf.ts");
    return await readPdf(bytes, await loadPdfium(), password);
  },
  async docx({ bytes, password }) {
    const { readDocx } = await import("./docx/read_docx.ts");
    return await readDocx(bytes, password);
  },
  async epub({ bytes }) {
    const { readEpub } = await import("./epub/read_epub.ts");
    return await readEpub(bytes);
  },
  async html({ bytes }) {
    const { readHtml } = await import("./html/read_html.ts");
    return readHtml(bytes);
  },
  async csv({ bytes, name }) {
    const { readCsv } = await import("./csv/read_csv.ts");
    return readCsv(bytes, name);
  },
  async md({ bytes }) {
    const { readMarkdown } = await import("./text/read_text.ts");
    return readMarkdown(bytes);
  },
  async txt({ bytes }) {
    const { readPlainText } = await import("./text/read_text.ts");
    return readPlainText(bytes);
  },
  /** As it is written: a program's lines and indents carry its meaning. */
  async code({ bytes }) {
    const { readPlainText } = await import("./text/read_text.ts");
    return readPlainText(bytes);
  },
};
