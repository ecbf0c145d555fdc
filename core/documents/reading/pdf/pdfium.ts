import { PDFiumModule } from "@hyzyla/pdfium";

/** The part of PDFium's C interface (public/fpdfview.h, fpdf_text.h, fpdf_doc.h) that we use. */
export interface Pdfium {
  HEAPU8: Uint8Array;
  HEAPF32: Float32Array;
  HEAPF64: Float64Array;
  wasmExports: { malloc(bytes: number): number; free(pointer: number): void };
  _FPDF_InitLibraryWithConfig(config: number): void;
  _FPDF_LoadMemDocument(data: number, bytes: number, password: number): number;
  _FPDF_GetLastError(): number;
  _FPDF_GetSecurityHandlerRevision(document: number): number;
  _FPDF_GetDocPermissions(document: number): number;
  _FPDF_GetPageCount(document: number): number;
  _FPDF_LoadPage(document: number, index: number): number;
  _FPDF_ClosePage(page: number): void;
  _FPDFText_LoadPage(page: number): number;
  _FPDFText_ClosePage(textPage: number): void;
  _FPDFText_CountChars(textPage: number): number;
  _FPDFText_GetText(textPage: number, start: number, count: number, result: number): number;
  _FPDFText_GetCharIndexFromTextIndex(textPage: number, textIndex: number): number;
  _FPDFText_IsGenerated(textPage: number, charIndex: number): number;
  _FPDFText_GetLooseCharBox(textPage: number, charIndex: number, rectangle: number): number;
  _FPDFBookmark_GetFirstChild(document: number, bookmark: number): number;
  _FPDFBookmark_GetNextSibling(document: number, bookmark: number): number;
  _FPDFBookmark_GetTitle(bookmark: number, buffer: number, bytes: number): number;
  _FPDFBookmark_GetDest(document: number, bookmark: number): number;
  _FPDFBookmark_GetAction(bookmark: number): number;
  _FPDFAction_GetDest(document: number, action: number): number;
  _FPDFDest_GetDestPageIndex(document: number, destination: number): number;
}

/** `FPDF_GetLastError`: a password is required. */
export const passwordError = 4;

/** Bit 5 of a document's permissions (ISO 32000-1, table 22): copy its text. */
export const mayCopyText = 0x10;

/**
 * Starts PDFium. Each file gets an instance of its own: what a crafted one does to PDFium's memory
 * must not reach the next.
 */
export async function startPdfium(compiled: WebAssembly.Module): Promise<Pdfium> {
  const pdfium = await PDFiumModule({
    instantiateWasm(imports: WebAssembly.Imports, whenReady: WhenReady) {
      const instance = new WebAssembly.Instance(compiled, imports);
      whenReady(instance, compiled);
      return instance.exports;
    },
    // Keeps it from looking for the file beside its own module, which a bundle has not.
    locateFile: () => "",
  }) as unknown as Pdfium;
  pdfium._FPDF_InitLibraryWithConfig(0);
  return pdfium;
}

type WhenReady = (instance: WebAssembly.Instance, compiled: WebAssembly.Module) => void;

/** Gives `use` a piece of PDFium's memory, and takes it back. */
export function withMemory<T>(pdfium: Pdfium, bytes: number, use: (pointer: number) => T): T {
  const pointer = pdfium.wasmExports.malloc(bytes);
  if (pointer === 0) throw new RangeError(`PDFium has no ${bytes} bytes left`);
  try {
    return use(pointer);
  } finally {
    pdfium.wasmExports.free(pointer);
  }
}

/** The UTF-16 text at a place of PDFium's memory. */
export function readUtf16(pdfium: Pdfium, pointer: number, units: number): string {
  const bytes = pdfium.HEAPU8.subarray(pointer, pointer + units * 2);
  return new TextDecoder("utf-16le").decode(bytes);
}
