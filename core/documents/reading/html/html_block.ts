/** A piece of a page's text in reading order. */
export type HtmlBlock =
  & (
    | { kind: "heading"; level: number; text: string }
    | { kind: "paragraph" | "item" | "verbatim"; text: string }
    | { kind: "table"; rows: string[][] }
  )
  & {
    /** Inside of what the page itself calls its main part. */
    isMain: boolean;
  };

/** How many characters blocks have. */
export function totalLength(blocks: readonly HtmlBlock[]): number {
  return blocks.reduce((sum, block) => sum + lengthOf(block), 0);
}

function lengthOf(block: HtmlBlock): number {
  return block.kind === "table"
    ? block.rows.flat().reduce((sum, { length }) => sum + length, 0)
    : block.text.length;
}
