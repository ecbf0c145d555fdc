import type { Attributes, ElementKind } from "./elements.ts";
import type { HtmlBlock } from "./html_block.ts";
import { createInlineText } from "./inline_text.ts";
import { createLists } from "./lists.ts";
import { createOpenElements } from "./open_elements.ts";
import { createTables } from "./tables.ts";

/** Hears a page element by element. */
export interface HtmlListener {
  open(name: string, attributes: Attributes): void;
  text(text: string): void;
  close(name: string): void;
  end(): void;
  /** Characters that were left out for the sake of a name alone. */
  readonly leftOut: number;
}

/** Hears a page and hands out its blocks in reading order; see {@link createOpenElements}. */
export function createHtmlListener(
  give: (block: HtmlBlock) => void,
  options: { byNames: boolean },
): HtmlListener {
  const elements = createOpenElements(options);
  const line = createInlineText();
  const lists = createLists();
  const tables = createTables((block) => give({ ...block, isMain: mainDepth > 0 }));
  let mainDepth = 0;
  let verbatimDepth = 0;

  /** Ends the block that is being gathered; it is of the kind that the innermost element says. */
  function endBlock(kind: "paragraph" | "verbatim" = "paragraph"): void {
    const gathered = line.take();
    const text = kind === "verbatim" ? gathered.replace(/^\n/, "").trimEnd() : gathered.trim();
    if (text.trim() === "") return;
    if (tables.takeText(text)) return;
    const label = lists.takeLabel();
    const isMain = mainDepth > 0;
    if (kind === "verbatim") give({ kind, text, isMain });
    else if (lists.depth > 0) {
      const indent = label || "  ".repeat(lists.depth);
      give({ kind: "item", text: indent + text, isMain });
    } else give({ kind, text, isMain });
  }

  function endHeading(name: string): void {
    const text = line.take().replaceAll(/\s+/g, " ").trim();
    lists.takeLabel();
    if (text !== "") give({ kind: "heading", level: Number(name[1]), text, isMain: mainDepth > 0 });
  }

  const opening: Partial<Record<ElementKind, (name: string, attributes: Attributes) => void>> = {
    list: (name, { start }) => lists.open(name, start),
    item: (_, { value }) => lists.item(value),
    heading: tables.becomeLayout,
    verbatim: () => void verbatimDepth++,
    table: tables.open,
    row: tables.row,
    cell: tables.cell,
  };

  const closing: Partial<Record<ElementKind, () => void>> = {
    list: lists.close,
    item: () => void lists.takeLabel(),
    table: tables.close,
  };

  return {
    open(name, attributes) {
      const { kind, isMain } = elements.open(name, attributes);
      if (elements.isSkipping) return;
      if (kind === "break") return line.lineBreak();
      if (kind === "inline") return;
      endBlock(verbatimDepth > 0 ? "verbatim" : "paragraph");
      if (isMain) mainDepth++;
      opening[kind]?.(name, attributes);
    },
    text(text) {
      if (elements.isSkipping) return elements.leaveOut(text);
      if (verbatimDepth > 0) line.addVerbatim(text);
      else line.add(text);
    },
    close(name) {
      const element = elements.close();
      if (element === undefined || elements.isSkipping) return;
      const { kind, isMain } = element;
      if (kind === "skipped" || kind === "inline" || kind === "break") return;
      if (kind === "heading") endHeading(name);
      else endBlock(kind === "verbatim" ? "verbatim" : "paragraph");
      if (kind === "verbatim") verbatimDepth--;
      closing[kind]?.();
      if (isMain) mainDepth--;
    },
    end: () => endBlock(),
    get leftOut() {
      return elements.leftOut;
    },
  };
}
