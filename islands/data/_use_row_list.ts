import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { RowActs } from "@/components/data/RowCells.tsx";
import { filterOf, rowsAddress, type RowsFilter } from "@/components/data/rows_address.ts";
import type { PlacedRow } from "@/core/contract/datasets.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { useAwake } from "../_use_awake.ts";
import { keptDraft } from "./_row_draft.ts";
import { focusedPlace, giveFocus, placeInSight } from "./_row_focus.ts";
import { useRowKeys } from "./_row_keys.ts";
import { createTaking } from "./_row_taking.ts";
import { createRemoval } from "./_use_removal.ts";
import { type OpenRow, useRowEdit } from "./_use_row_edit.ts";
import { useRows } from "./_use_rows.ts";
import { useWindow } from "./_use_window.ts";

/** What a list of rows begins with: a page of it, as the server drew it. */
export interface FirstRows {
  projectId: string;
  first: PlacedRow[];
  offset: number;
  /** Rows that fit the filter, and those without any. */
  total: number;
  allRows: number;
  filter: RowsFilter;
  /** The row whose form the address opens. */
  open: OpenRow | null;
  lang: Lang;
}

/** Usual height of a row in pixels. */
const usualHeight = 96;

/** A list of rows with everything that can be done with it. */
export function useRowList(
  { projectId, first, offset, total, allRows, lang, ...begin }: FirstRows,
) {
  const [filter, setFilter] = useState(filterOf(begin.filter));
  const isAwake = useAwake();
  const wantsFocus = useRef<string | null>(null);
  const rows = useRows(projectId, filter, { rows: first, offset, total, all: allRows });
  const at = (place: number) => rows.rows.get(place) ?? null;
  const { window, top } = useWindow({
    count: rows.total,
    estimate: usualHeight,
    keyOf: (place) => at(place)?.id ?? `${place}`,
  });
  const shown = window ?? { first: offset, end: offset + first.length, before: 0, after: 0 };
  const choice = useChoice();
  const removal = createRemoval({ projectId, lang, drop: rows.drop, reload: rows.reload });
  const edit = useRowEdit(begin.open, {
    projectId,
    onSaved: rows.replace,
    onElsewhere: rows.reload,
    onLeft: (id) => wantsFocus.current = id,
  });

  const taking = createTaking({
    rows: rows.rows,
    removal,
    forget: choice.forget,
    focusNext: (id) => wantsFocus.current = id,
  });

  useRowKeys({
    current: focusedPlace,
    first: placeInSight,
    focus(place) {
      wantsFocus.current = at(place)?.id ?? null;
      if (wantsFocus.current !== null) window?.scrollTo(place);
      giveFocus(wantsFocus);
    },
    edit: (place) => onRow(at(place), edit.begin),
    remove: taking.at,
    removeFact: taking.factAt,
  });
  useEffect(() => {
    if (!begin.open) onRow(first.find(({ id }) => keptDraft(id)) ?? null, edit.begin);
  }, []);
  useLayoutEffect(() => giveFocus(wantsFocus));
  useEffect(() => {
    if (window) rows.need({ first: window.first, end: window.end });
  }, [window?.first, window?.end, rows.rows]);
  useEffect(() => {
    if (window && offset > 0) window.scrollTo(offset);
  }, [window === null]);

  return {
    filter,
    rows,
    shown,
    window,
    top,
    edit,
    isAwake,
    choice,
    takeChosen: () => taking.chosen([...choice.ids]),
    show(change: RowsFilter): void {
      const next = filterOf({ ...filter, ...change });
      setFilter(next);
      history.replaceState(history.state, "", rowsAddress(projectId, next));
    },
    actsOn: (row: PlacedRow, place: number): RowActs => ({
      isChosen: choice.ids.has(row.id),
      choose: (isChosen) => choice.put(row.id, isChosen),
      edit: () => edit.begin(row),
      remove: () => taking.at(place),
      removeFact: () => taking.factAt(place),
    }),
  };
}

function onRow(row: PlacedRow | null, act: (row: PlacedRow) => void): void {
  if (row) act(row);
}

/** Which rows are ticked. */
function useChoice() {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  return {
    ids,
    put(id: string, isChosen: boolean) {
      const next = new Set(ids);
      if (isChosen) next.add(id);
      else next.delete(id);
      setIds(next);
    },
    forget: (gone: readonly string[]) =>
      setIds(new Set([...ids].filter((id) => !gone.includes(id)))),
    none: () => setIds(new Set()),
  };
}
