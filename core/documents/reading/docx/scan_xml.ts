import { AppError } from "@/core/contract/mod.ts";

/** Hears what an XML text consists of. Names come without their namespace's prefix. */
export interface XmlListener {
  open(name: string, attribute: (name: string) => string | null): void;
  close(name: string): void;
  text(text: string): void;
}

/**
 * Goes through an XML text once, from front to back. Only the five entities of XML itself and
 * numbered characters are expanded; a document type declaration, with which a text could define
 * more of them or pull in other files, is refused.
 *
 * @throws {AppError} `document_unsafe` for a document type declaration, `document_damaged` for a text
 * that ends inside a tag.
 */
export function scanXml(xml: string, listener: XmlListener): void {
  let at = 0;
  while (at < xml.length) {
    const tag = xml.indexOf("<", at);
    if (tag !== at) listener.text(expand(xml.slice(at, tag < 0 ? undefined : tag)));
    if (tag < 0) return;
    at = scanTag(xml, tag, listener);
  }
}

function scanTag(xml: string, start: number, listener: XmlListener): number {
  const kind = xml[start + 1];
  if (kind === "!") return scanDeclaration(xml, start, listener);
  if (kind === "?") return endOf(xml, "?>", start);
  const end = tagEnd(xml, start);
  if (kind === "/") {
    listener.close(localName(xml.slice(start + 2, end - 1)));
    return end;
  }
  const isEmpty = xml[end - 2] === "/";
  const inside = xml.slice(start + 1, isEmpty ? end - 2 : end - 1);
  const name = localName(inside);
  listener.open(name, (wanted) => attributeOf(inside, wanted));
  if (isEmpty) listener.close(name);
  return end;
}

function scanDeclaration(xml: string, start: number, listener: XmlListener): number {
  if (xml.startsWith("<!--", start)) return endOf(xml, "-->", start);
  if (!xml.startsWith(cdata, start)) throw new AppError("document_unsafe");
  const end = endOf(xml, "]]>", start);
  listener.text(xml.slice(start + cdata.length, end - "]]>".length));
  return end;
}

const cdata = "<![CDATA[";

/** A value in quotes may hold `>`. */
function tagEnd(xml: string, start: number): number {
  wholeTag.lastIndex = start;
  if (!wholeTag.test(xml)) throw new AppError("document_damaged");
  return wholeTag.lastIndex;
}

const wholeTag = /<[^"'>]*(?:(?:"[^"]*"|'[^']*')[^"'>]*)*>/y;

function endOf(xml: string, mark: string, start: number): number {
  const found = xml.indexOf(mark, start);
  if (found < 0) throw new AppError("document_damaged");
  return found + mark.length;
}

function localName(tag: string): string {
  const name = tag.match(/^[^\s/]+/)?.[0] ?? "";
  return name.slice(name.indexOf(":") + 1);
}

function attributeOf(tag: string, name: string): string | null {
  const match = tag.match(new RegExp(`\\s(?:[\\w.-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`));
  return match ? expand(match[1] ?? match[2] ?? "") : null;
}

const entities = new Map([["amp", "&"], ["lt", "<"], ["gt", ">"], ["quot", '"'], ["apos", "'"]]);

function expand(text: string): string {
  if (!text.includes("&")) return text;
  return text.replaceAll(/&(#x[\da-f]{1,6}|#\d{1,7}|\w+);/gi, (whole, name: string) => {
    if (!name.startsWith("#")) return entities.get(name) ?? whole;
    const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1));
    if (code > 0x10ffff) return whole;
    // XML 1.0 knows no other control characters.
    return code < 0x20 && ![9, 10, 13].includes(code) ? "" : String.fromCodePoint(code);
  });
}
