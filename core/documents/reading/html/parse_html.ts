import { Parser } from "htmlparser2";
import { type HtmlBlock, totalLength } from "./html_block.ts";
import { createHtmlListener } from "./html_listener.ts";

/** What a page consists of. */
export interface ParsedHtml {
  /** In one line; empty where the page has none. */
  title: string;
  blocks: HtmlBlock[];
}

/** How a page is written. */
export interface HtmlOptions {
  /** As XML, where an element may end where it begins; by default what the page says. */
  isXhtml?: boolean;
}

/** A page of which names leave less than this share uses them for something else. */
const leastShare = 0.1;

/**
 * Goes through a page once, from front to back; what is broken in it is read as browsers do. Where
 * next to nothing is left without what is named as an aside, the page is read again with it.
 */
export function parseHtml(
  html: string,
  { isXhtml = saysXhtml(html) }: HtmlOptions = {},
): ParsedHtml {
  const { leftOut, ...page } = hear(html, { isXhtml, byNames: true });
  const kept = totalLength(page.blocks);
  if (kept >= leastShare * (kept + leftOut)) return page;
  const { title, blocks } = hear(html, { isXhtml, byNames: false });
  return { title, blocks };
}

/** By its XML declaration, or the namespace of its root (XHTML 1.0 §3.1.1). */
function saysXhtml(html: string): boolean {
  const root = /<html\b[^>]*>/i.exec(html.slice(0, 4096))?.[0] ?? "";
  return /^\s*<\?xml/.test(html) || root.includes("http://www.w3.org/1999/xhtml");
}

function hear(
  html: string,
  { isXhtml, byNames }: { isXhtml: boolean; byNames: boolean },
): ParsedHtml & { leftOut: number } {
  const blocks: HtmlBlock[] = [];
  const listener = createHtmlListener((block) => void blocks.push(block), { byNames });
  let title = "";
  let isTitle = false;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === "title" && title === "") isTitle = true;
      listener.open(name, attributes);
    },
    ontext(text) {
      if (isTitle) title += text;
      listener.text(text);
    },
    onclosetag(name) {
      if (name === "title") isTitle = false;
      listener.close(name);
    },
  }, { recognizeSelfClosing: isXhtml });
  parser.end(html);
  listener.end();
  return { title: title.replaceAll(/\s+/g, " ").trim(), blocks, leftOut: listener.leftOut };
}
