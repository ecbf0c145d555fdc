import { type HtmlBlock, totalLength } from "./html_block.ts";

/** A main part with less than this share of a page's text was marked by mistake. */
const leastShare = 0.2;

/** The blocks that the page itself calls its main part, or all of them where it names none. */
export function mainBlocks(blocks: readonly HtmlBlock[]): readonly HtmlBlock[] {
  const main = blocks.filter(({ isMain }) => isMain);
  return totalLength(main) >= leastShare * totalLength(blocks) ? main : blocks;
}
