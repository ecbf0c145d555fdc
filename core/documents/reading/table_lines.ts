/** A table as rows of Markdown, the first of them as its head. */
export function tableLines(rows: readonly (readonly string[])[]): string[] {
  return rows.flatMap((cells, at) => {
    const row = `| ${cells.map(inCell).join(" | ")} |`;
    return at === 0 ? [row, `|${" --- |".repeat(cells.length)}`] : [row];
  });
}

function inCell(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim().replaceAll("|", "\\|");
}
