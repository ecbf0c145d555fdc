import { Buffer } from "node:buffer";
import { AppError } from "@/core/contract/mod.ts";
import type { ReadText } from "../reading.ts";
import { layOut } from "./layout.ts";
import { readOutline } from "./outline.ts";
import { readPageLines } from "./page_lines.ts";
import { mayCopyText, passwordError, type Pdfium, startPdfium, withMemory } from "./pdfium.ts";

/**
 * Reads a PDF with PDFium, given its compiled WASM.
 *
 * @throws {AppError} `document_encrypted`, `document_damaged`, `document_scanned`, `document_too_long`
 */
export async function readPdf(
  bytes: Uint8Array,
  compiled: WebAssembly.Module,
): Promise<ReadText> {
  if (isCutOff(bytes)) throw new AppError("document_damaged");
  const pdfium = await startPdfium(compiled);
  return withMemory(pdfium, bytes.length, (data) => {
    pdfium.HEAPU8.set(bytes, data);
    return readDocument(pdfium, openDocument(pdfium, data, bytes.length));
  });
}

/**
 * Whether the file's end is missing. PDFium would quietly rebuild what is left and lose pages; a
 * whole file has an end mark after its last object.
 */
function isCutOff(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const endMark = buffer.lastIndexOf("%%EOF");
  return endMark < 0 || buffer.indexOf("endobj", endMark) >= 0;
}

function openDocument(pdfium: Pdfium, data: number, bytes: number): number {
  const document = pdfium._FPDF_LoadMemDocument(data, bytes, 0);
  if (document === 0) {
    const needsPassword = pdfium._FPDF_GetLastError() === passwordError;
    throw new AppError(needsPassword ? "document_encrypted" : "document_damaged");
  }
  const isProtected = pdfium._FPDF_GetSecurityHandlerRevision(document) >= 0;
  if (isProtected && !(pdfium._FPDF_GetDocPermissions(document) & mayCopyText)) {
    throw new AppError("document_encrypted");
  }
  return document;
}

function readDocument(pdfium: Pdfium, document: number): ReadText {
  const count = pdfium._FPDF_GetPageCount(document);
  if (count <= 0) throw new AppError("document_damaged");
  const pages = Array.from(
    { length: count },
    (_, index) => readPageLines(pdfium, document, index),
  );
  if (!pages.flat().some(({ text }) => /[\p{L}\p{N}]/u.test(text))) {
    throw new AppError("document_scanned", { pages: count });
  }
  return layOut(pages, readOutline(pdfium, document));
}
