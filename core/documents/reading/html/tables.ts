/** A table whose rows are gathered, or one that only arranges a page. */
interface OpenTable {
  rows: string[][];
  isLayout: boolean;
}

/** What tables hand out. */
export type TableBlock = { kind: "table"; rows: string[][] } | { kind: "paragraph"; text: string };

/** Gathers the cells of tables. */
export interface Tables {
  open(): void;
  row(): void;
  cell(): void;
  close(): void;
  /** Takes text that belongs in a cell; false when there is none open, and it is a block of its own. */
  takeText(text: string): boolean;
  /** The table that is open arranges a page: there is a heading or another table in it. */
  becomeLayout(): void;
}

/** Builds it. A table that arranges a page is read cell by cell, as is one of a single column. */
export function createTables(give: (block: TableBlock) => void): Tables {
  const tables: OpenTable[] = [];

  function becomeLayout(): void {
    const table = tables.at(-1);
    if (!table || table.isLayout) return;
    table.isLayout = true;
    giveCells(table.rows.splice(0));
  }

  function giveCells(rows: readonly string[][]): void {
    for (const text of rows.flat()) if (text !== "") give({ kind: "paragraph", text });
  }

  return {
    becomeLayout,
    open() {
      becomeLayout();
      tables.push({ rows: [], isLayout: false });
    },
    row: () => void tables.at(-1)?.rows.push([]),
    cell() {
      const table = tables.at(-1);
      if (!table || table.isLayout) return;
      if (table.rows.length === 0) table.rows.push([]);
      table.rows.at(-1)!.push("");
    },
    takeText(text) {
      const table = tables.at(-1);
      const row = table?.rows.at(-1);
      if (!table || table.isLayout || !row || row.length === 0) return false;
      row[row.length - 1] = [row.at(-1), text].filter(Boolean).join(" ");
      return true;
    },
    close() {
      const table = tables.pop();
      if (!table || table.isLayout) return;
      const rows = table.rows.filter((cells) => cells.some((cell) => cell !== ""));
      if (rows.every((cells) => cells.length <= 1)) giveCells(rows);
      else give({ kind: "table", rows });
    },
  };
}
