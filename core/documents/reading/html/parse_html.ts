import { Parser } from "htmlparser2";
import type { HtmlBlock } from "./html_block.ts";
import { createHtmlListener } from "./html_listener.ts";

/** What a page consists of. */
export interface ParsedHtml {
  /** In one line; empty where the page has none. */
  title: string;
  blocks: HtmlBlock[];
}

/** Goes through a page once, from front to back; what is broken in it is read as browsers do. */
export function parseHtml(html: string): ParsedHtml {
  const blocks: HtmlBlock[] = [];
  const listener = createHtmlListener((block) => void blocks.push(block));
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
  }, { recognizeSelfClosing: /^\s*<\?xml/.test(html) });
  parser.end(html);
  listener.end();
  return { title: title.replaceAll(/\s+/g, " ").trim(), blocks };
}
