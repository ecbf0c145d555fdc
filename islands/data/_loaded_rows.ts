import type { PlacedRow } from "@/core/contract/datasets.ts";

/** The rows of a list that were loaded, by their places in it. */
export interface LoadedRows {
  readonly total: number;
  /** Rows of the project, whatever the list shows of them. */
  readonly all: number;
  readonly rows: ReadonlyMap<number, PlacedRow>;
}

/** A stretch of a list as it was asked for, from `offset` on. */
export interface RowBlock {
  readonly rows: readonly PlacedRow[];
  readonly offset: number;
  readonly total: number;
  readonly all: number;
}

/** Rows that are asked for at once. */
export const blockSize = 100;

/** A list of which a stretch is known. */
export function loadedFrom({ rows, offset, total, all }: RowBlock): LoadedRows {
  return { total, all, rows: new Map(rows.map((row, at) => [offset + at, row])) };
}

/** The list with a block that arrived; where the total is another, all others are asked for anew. */
export function withBlock(known: LoadedRows, arrived: RowBlock): LoadedRows {
  const block = loadedFrom(arrived);
  if (known.total !== block.total) return block;
  return { ...block, rows: new Map([...known.rows, ...block.rows]) };
}

/** The list with one row replaced by what became of it. */
export function withRow(known: LoadedRows, oldId: string, row: PlacedRow): LoadedRows {
  const rows = new Map(known.rows);
  for (const [at, each] of known.rows) if (each.id === oldId) rows.set(at, row);
  return { ...known, rows };
}

/** The list without some rows: those behind them move up. */
export function withoutRows(known: LoadedRows, ids: ReadonlySet<string>): LoadedRows {
  const rows = new Map<number, PlacedRow>();
  let gone = 0;
  for (const [at, row] of [...known.rows].sort(([a], [b]) => a - b)) {
    if (ids.has(row.id)) gone++;
    else rows.set(at - gone, row);
  }
  return { total: known.total - gone, all: known.all - gone, rows };
}

/** The beginnings of the blocks between two places of which something is not loaded. */
export function missingBlocks(
  { total, rows }: LoadedRows,
  { first, end }: { first: number; end: number },
): number[] {
  const missing: number[] = [];
  for (let at = first - first % blockSize; at < Math.min(end, total); at += blockSize) {
    const until = Math.min(at + blockSize, total, end);
    for (let place = Math.max(at, first); place < until; place++) {
      if (rows.has(place)) continue;
      missing.push(at);
      break;
    }
  }
  return missing;
}
