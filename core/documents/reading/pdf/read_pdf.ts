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
 * @throws {AppError} `document_needs_password`, `document_password_wrong`, `document_damaged`,
 * `document_scanned`, `document_too_long`
 */
export async function readPdf(
  bytes: Uint8Array,
  compiled: WebAssembly.Module,
  password?: string,
): Promise<ReadText> {
  if (isCutOff(bytes)) throw new AppError("document_damaged");
  const pdfium = await startPdfium(compiled);
  return withMemory(pdfium, bytes.length, (data) => {
    pdfium.HEAPU8.set(bytes, data);
    return readDocument(pdfium, openDocument(pdfium, { data, bytes: bytes.length, password }));
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

interface LockedData {
  /** Where the file lies in PDFium's memory, which holds it as long as the document is read. */
  data: number;
  bytes: number;
  password: string | undefined;
}

function openDocument(pdfium: Pdfium, { data, bytes, password }: LockedData): number {
  const document = load(pdfium, { data, bytes, password });
  const isLocked = password === undefined ? "document_needs_password" : "document_password_wrong";
  if (document === 0) {
    const needsPassword = pdfium._FPDF_GetLastError() === passwordError;
    throw new AppError(needsPassword ? isLocked : "document_damaged");
  }
  // With the author's own password everything is allowed.
  const isProtected = pdfium._FPDF_GetSecurityHandlerRevision(document) >= 0;
  if (isProtected && !(pdfium._FPDF_GetDocPermissions(document) & mayCopyText)) {
    throw new AppError(isLocked);
  }
  return document;
}

/** 0 where it cannot be opened. A password is tried in each of the encodings that PDF has had. */
function load(pdfium: Pdfium, { data, bytes, password }: LockedData): number {
  if (password === undefined) return pdfium._FPDF_LoadMemDocument(data, bytes, 0);
  const letters = new TextEncoder().encode(password);
  return withMemory(pdfium, letters.length + 1, (pointer) => {
    pdfium.HEAPU8.set(letters, pointer);
    pdfium.HEAPU8[pointer + letters.length] = 0;
    return pdfium._FPDF_LoadMemDocument(data, bytes, pointer);
  });
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
