import type { DocumentFormat } from "@/core/contract/mod.ts";
import { decodeText } from "./text/decode_text.ts";

/** Bytes from a file's beginning that are enough to recognise its format. */
export const headBytes = 4096;

/**
 * Recognises a file's format by the bytes it begins with; null when it is none that we read. The
 * name only tells Markdown from plain text, and says whether an OLE container may hold a DOCX with a
 * password.
 */
export function recogniseFormat(head: Uint8Array, name: string): DocumentFormat | null {
  const sample = head.subarray(0, headBytes);
  if (latin1(sample.subarray(0, 1024)).includes("%PDF-")) return "pdf";
  if (startsWith(sample, zipMagic)) return "docx";
  if (startsWith(sample, oleMagic)) return /\.docx$/i.test(name) ? "docx" : null;
  if (!isText(sample)) return null;
  return /\.(md|markdown|mdown|mkd)$/i.test(name) ? "md" : "txt";
}

/** A document in Word's own container with a password; older `.doc` files look the same outside. */
export function isOle(bytes: Uint8Array): boolean {
  return startsWith(bytes, oleMagic);
}

const zipMagic = [0x50, 0x4b, 0x03, 0x04];
const oleMagic = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, at) => bytes[at] === byte);
}

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
