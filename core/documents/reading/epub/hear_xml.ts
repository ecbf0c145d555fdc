import { Parser } from "htmlparser2";
import { decodeHtml } from "../html/decode_html.ts";

/** Hears the elements of a book's own files; names come without their namespace's prefix. */
export interface ElementListener {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/**
 * Goes through XML. Tables of contents of EPUB 2 declare a document type: it is passed over, what it
 * defines is not expanded, and nothing is fetched.
 */
export function hearXml(bytes: Uint8Array, { open, text, close }: ElementListener): void {
  const parser = new Parser({
    onopentag: (name, attributes) => open(localName(name), attributes),
    ...(text && { ontext: text }),
    ...(close && { onclosetag: (name: string) => close(localName(name)) }),
  }, { xmlMode: true });
  parser.end(decodeHtml(bytes));
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
