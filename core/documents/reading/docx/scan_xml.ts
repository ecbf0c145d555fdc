import { AppError } from "@/core/contract/mod.ts";
import { createNameTable } from "./name_table.ts";

/** Reads an attribute of the tag at hand, without its namespace's prefix; null where it is not. */
export type Attribute = (name: string) => string | null;

/** Hears what an XML text consists of. Names come without their namespace's prefix. */
export interface XmlListener {
  /**
   * The elements that are heard, beside the outermost one; all of them where nothing is named. Text is
   * heard then only where it directly follows a tag that is. Most of a Word file is tags about the
   * looks of words: to search for a few names is several times as fast as to go from tag to tag.
   */
  wanted?: readonly string[];
  /** Of these, elements whose end is not heard: there are as many as words, and nobody waits for it. */
  endless?: readonly string[];
  /** Answers whether the element is to be passed over: then nothing of it is heard, not its end. */
  open(name: string, attribute: Attribute): boolean | void;
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
  const scanTag = createTagScanner(xml, listener);
  const nextTag = createTagFinder(xml, listener);
  for (let at = 0;;) {
    const textEnd = xml.indexOf("<", at);
    if (textEnd !== at) listener.text(expand(xml.slice(at, textEnd < 0 ? undefined : textEnd)));
    const tag = textEnd < 0 ? -1 : nextTag(textEnd);
    if (tag < 0) return;
    at = scanTag(tag);
  }
}

/** Finds the next tag that is heard, from a tag on; -1 where there is none. */
function createTagFinder(
  xml: string,
  { wanted, endless = [] }: Pick<XmlListener, "wanted" | "endless">,
): (from: number) => number {
  if (!wanted) return (from) => from;
  const named = (names: readonly string[]) => `(?:w:|[\\w.-]+:)?(?:${names.join("|")})(?=[\\s/>])`;
  const ended = wanted.filter((name) => !endless.includes(name));
  const heard = new RegExp(`<(?:[!?]|${named(wanted)}|/${named(ended)})`, "g");
  const outermost = xml.search(/<[^!?]/);
  return (from) => {
    if (from <= outermost) return from;
    heard.lastIndex = from;
    return heard.exec(xml)?.index ?? -1;
  };
}

/** Hears the tag that begins at a place and answers where reading goes on. */
function createTagScanner(xml: string, listener: XmlListener): (start: number) => number {
  const names = createNameTable(xml);
  let [tagStart, tagStop] = [0, 0];
  // One for all tags: there are hundreds of thousands, and few of them are asked for anything.
  const attribute = (name: string) => attributeOf(xml.slice(tagStart, tagStop), name);
  return (start) => {
    const kind = xml.charCodeAt(start + 1);
    if (kind === exclamation) return scanDeclaration(xml, start, listener);
    if (kind === question) return endOf(xml, "?>", start);
    const isClosing = kind === slash;
    const name = names.at(start + (isClosing ? 2 : 1));
    const nameEnd = names.end;
    const end = tagEnd(xml, nameEnd);
    if (isClosing) {
      listener.close(name);
      return end;
    }
    const isEmpty = xml.charCodeAt(end - 2) === slash;
    [tagStart, tagStop] = [start + 1, isEmpty ? end - 2 : end - 1];
    const isPassedOver = listener.open(name, attribute) === true;
    if (isPassedOver) return isEmpty ? end : afterElement(xml, end, xml.slice(start + 1, nameEnd));
    if (isEmpty) listener.close(name);
    return end;
  };
}

/** Behind the end tag of an element whose content begins at a place; it may hold others of its name. */
function afterElement(xml: string, start: number, name: string): number {
  const closing = `</${name}>`;
  let at = start;
  for (let depth = 1; depth > 0;) {
    const end = xml.indexOf(closing, at);
    if (end < 0) throw new AppError("document_damaged");
    depth += countOpened(xml.slice(at, end), name) - 1;
    at = end + closing.length;
  }
  return at;
}

/** How many elements of a name begin in a text and are not empty. */
function countOpened(part: string, name: string): number {
  let count = 0;
  for (let at = part.indexOf(`<${name}`); at >= 0; at = part.indexOf(`<${name}`, at + 1)) {
    const code = part.charCodeAt(at + 1 + name.length);
    const isName = code <= blank || code === greater;
    if (isName && part.charCodeAt(tagEnd(part, at) - 2) !== slash) count++;
  }
  return count;
}

function scanDeclaration(xml: string, start: number, listener: XmlListener): number {
  if (xml.startsWith("<!--", start)) return endOf(xml, "-->", start);
  if (!xml.startsWith(cdata, start)) throw new AppError("document_unsafe");
  const end = endOf(xml, "]]>", start);
  listener.text(xml.slice(start + cdata.length, end - "]]>".length));
  return end;
}

const cdata = "<![CDATA[";
const exclamation = "!".charCodeAt(0);
const question = "?".charCodeAt(0);
const slash = "/".charCodeAt(0);
const blank = " ".charCodeAt(0);
const greater = ">".charCodeAt(0);
const quote = '"'.charCodeAt(0);
const apostrophe = "'".charCodeAt(0);

/** A value in quotes may hold `>`. */
function tagEnd(xml: string, start: number): number {
  for (let at = start; at < xml.length; at++) {
    const code = xml.charCodeAt(at);
    if (code === greater) return at + 1;
    if (code === quote || code === apostrophe) {
      at = xml.indexOf(code === quote ? '"' : "'", at + 1);
      if (at < 0) break;
    }
  }
  throw new AppError("document_damaged");
}

function endOf(xml: string, mark: string, start: number): number {
  const found = xml.indexOf(mark, start);
  if (found < 0) throw new AppError("document_damaged");
  return found + mark.length;
}

function attributeOf(tag: string, name: string): string | null {
  const match = attributePattern(name).exec(tag);
  return match ? expand(match[1] ?? match[2] ?? "") : null;
}

const patterns = new Map<string, RegExp>();

function attributePattern(name: string): RegExp {
  const known = patterns.get(name);
  if (known) return known;
  const made = new RegExp(`\\s(?:[\\w.-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
  patterns.set(name, made);
  return made;
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
