import { useEffect, useRef, useState } from "preact/hooks";
import { queryOf, type RowsFilter } from "@/components/data/rows_address.ts";
import type { PlacedRow } from "@/core/contract/datasets.ts";
import { fetchJson, RequestError } from "@/web/client/mod.ts";
import { onProjectChange } from "../_project_change.ts";
import {
  blockSize,
  loadedFrom,
  type LoadedRows,
  missingBlocks,
  type RowBlock,
  withBlock,
  withoutRows,
  withRow,
} from "./_loaded_rows.ts";

/** A stretch of a list, as the REST interface answers it. */
interface Page {
  rows: PlacedRow[];
  total: number;
  summary: { rows: number };
}

/** A long list of rows of which parts are loaded as they come into sight. */
export interface RowsOfProject extends LoadedRows {
  error: RequestError | null;
  /** Loads what of a stretch is missing. */
  need(stretch: { first: number; end: number }): void;
  /** Loads anew, such as after an undo. */
  reload(): void;
  replace(oldId: string, row: PlacedRow): void;
  drop(ids: readonly string[]): void;
}

/** Loads a project's rows; another filter is another list. */
export function useRows(
  projectId: string,
  filter: RowsFilter,
  first: RowBlock,
): RowsOfProject {
  const [loaded, setLoaded] = useState(() => loadedFrom(first));
  const [error, setError] = useState<RequestError | null>(null);
  const asked = useRef(new Set<number>());
  const seen = useRef({ first: 0, end: 1 });
  /** Grows with every list that is begun anew: answers that belong to an earlier one are dropped. */
  const list = useRef(0);
  const query = queryOf(filter);

  async function ask(offset: number): Promise<RowBlock> {
    const wanted = `${query}${query ? "&" : ""}offset=${offset}&limit=${blockSize}`;
    const { rows, total, summary } = await fetchJson<Page>(
      `/api/v1/projects/${projectId}/rows?${wanted}`,
    );
    return { rows, total, offset, all: summary.rows };
  }

  async function tell(work: () => Promise<void>): Promise<void> {
    const asker = list.current;
    try {
      await work();
    } catch (failure) {
      if (asker === list.current && failure instanceof RequestError) setError(failure);
    }
  }

  async function load(offset: number): Promise<void> {
    if (asked.current.has(offset)) return;
    asked.current.add(offset);
    const asker = list.current;
    await tell(async () => {
      const block = await ask(offset);
      if (asker === list.current) setLoaded((known) => withBlock(known, block));
    });
    asked.current.delete(offset);
  }

  /** Asks first and replaces then, so that nothing flickers. */
  async function reload(from = seen.current): Promise<void> {
    const asker = ++list.current;
    asked.current.clear();
    await tell(async () => {
      const start = from.first - from.first % blockSize;
      const offsets = from.end > start + blockSize ? [start, start + blockSize] : [start];
      const blocks = await Promise.all(offsets.map(ask));
      if (asker !== list.current) return;
      setLoaded(blocks.slice(1).reduce(withBlock, loadedFrom(blocks[0]!)));
      setError(null);
    });
  }

  const isFirst = useRef(true);
  useEffect(() => {
    if (!isFirst.current) void reload({ first: 0, end: 1 });
    isFirst.current = false;
    return onProjectChange(() => void reload());
  }, [query]);

  return {
    ...loaded,
    error,
    need(stretch) {
      seen.current = stretch;
      // What failed is tried again when a person asks for it.
      if (error === null) missingBlocks(loaded, stretch).forEach((offset) => void load(offset));
    },
    reload: () => void reload(),
    replace: (oldId, row) => setLoaded((known) => withRow(known, oldId, row)),
    drop: (ids) => setLoaded((known) => withoutRows(known, new Set(ids))),
  };
}
