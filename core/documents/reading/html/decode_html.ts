import { decodeText } from "../text/decode_text.ts";

/** So far into a page a browser looks for the name of its encoding (HTML §13.2.3.2). */
const prescanBytes = 1024;

/**
 * Turns the bytes of a page into text: as UTF-8 where they are, else in the encoding that the page
 * names, else as any text file.
 *
 * @throws {AppError} `document_format_unknown`
 */
export function decodeHtml(bytes: Uint8Array): string {
  const named = namedEncoding(bytes);
  return decodeText(bytes, named === null ? {} : { fallback: named });
}

function namedEncoding(bytes: Uint8Array): string | null {
  const start = String.fromCharCode(...bytes.subarray(0, prescanBytes));
  const name = /<(?:meta|\?xml)[^>]+?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)/i.exec(start)
    ?.[1];
  return name !== undefined && isKnown(name) ? name : null;
}

function isKnown(name: string): boolean {
  try {
    new TextDecoder(name);
    return true;
  } catch {
    return false;
  }
}
