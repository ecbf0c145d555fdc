import type { Heading } from "./reading/reading.ts";

/**
 * Answers which headings stand above a place of the text, outermost first. To be asked for places
 * in their order. A heading that begins at the place counts.
 */
export function headingPaths(headings: readonly Heading[]): (offset: number) => string[] {
  const ordered = headings.toSorted((a, b) => a.offset - b.offset);
  const path: Heading[] = [];
  let next = 0;
  return (offset) => {
    for (
      let heading = ordered[next];
      heading && heading.offset <= offset;
      heading = ordered[++next]
    ) {
      while (path.length > 0 && path.at(-1)!.level >= heading.level) path.pop();
      path.push(heading);
    }
    return path.map(({ title }) => title);
  };
}
