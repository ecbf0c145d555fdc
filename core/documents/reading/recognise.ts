import { type DocumentFormat, endingOf, formatOfName } from "@/core/contract/mod.ts";
import { decodeText } from "./text/decode_text.ts";
import { zipKind } from "./zip/zip_kind.ts";

/** Bytes from a file's beginning that are enough to recognise its format. */
export const headBytes = 4096;

/** What a file is: a document, or an archive with documents in it. */
export type FileKind = DocumentFormat | "zip";

/**
 * Recognises a file's format by the bytes it begins with; null when it is none that we read. The
 * name only tells apart what is written in plain characters (Markdown, tables, source code), and
 * what a container is whose beginning does not say it.
 */
export function recogniseFormat(head: Uint8Array, name: string): FileKind | null {
  const sample = head.subarray(0, headBytes);
  if (latin1(sample.subarray(0, 1024)).includes("%PDF-")) return "pdf";
  const zipped = zipKind(sample, name);
  if (zipped !== undefined) return zipped;
  if (startsWith(sample, oleMagic)) return endingOf(name) === "docx" ? "docx" : null;
  return isText(sample) ? textFormat(sample, name) : null;
}

/** A document in Word's own container with a password; older `.doc` files look the same outside. */
export function isOle(bytes: Uint8Array): boolean {
  return startsWith(bytes, oleMagic);
}

const oleMagic = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, at) => bytes[at] === byte);
}

/** A name that promises no text is wrong about a text; one that promises nothing leaves it open. */
function textFormat(sample: Uint8Array, name: string): DocumentFormat {
  const named = formatOfName(name);
  if (named !== null && named !== "txt" && inCharacters.includes(named)) return named;
  return beginsAsHtml.test(latin1(sample).replaceAll("\0", "")) ? "html" : "txt";
}

const inCharacters: readonly DocumentFormat[] = ["html", "md", "txt", "csv", "code"];

/** After a byte order mark, blanks, an XML declaration and comments; in UTF-16 without its zeros. */
const beginsAsHtml =
  /^[^<]{0,3}\s*(?:<\?xml[^>]*>\s*|<!--(?:(?!-->)[^])*-->\s*)*<(?:!doctype\s+html|html)[\s>]/i;

function isText(sample: Uint8Array): boolean {
  if (markupOfOthers.test(latin1(sample.subarray(0, 16)))) return false;
  try {
    // A cut through a character or a code unit at the sample's end must not count against it.
    decodeText(sample.length < headBytes ? sample : sample.subarray(0, headBytes - 4));
    return true;
  } catch {
    return false;
  }
}

/** Formats that are written in plain characters but are not read as text: RTF, PostScript. */
const markupOfOthers = /^(\{\\rtf|%!PS)/;

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
