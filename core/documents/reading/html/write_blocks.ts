import { tableLines } from "../table_lines.ts";
import type { TextBuilder } from "../text_builder.ts";
import type { HtmlBlock } from "./html_block.ts";

/** Writes blocks into a text: paragraphs and tables apart, the items of a list together. */
export function createBlockWriter(builder: TextBuilder): (block: HtmlBlock) => void {
  let last: HtmlBlock["kind"] | null = null;
  return (block) => {
    if (block.kind !== "item" || last !== "item") builder.gap();
    if (block.kind === "heading") builder.heading(block.level, block.text);
    else if (block.kind === "table") {
      for (const line of tableLines(block.rows)) {
        builder.line(line);
      }
    } else builder.line(block.kind === "verbatim" ? block.text : trimLines(block.text));
    last = block.kind;
  };
}

/** No blanks at the ends of lines that a `<br>` made. */
function trimLines(text: string): string {
  return text.replaceAll(/ *\n */g, "\n");
}
