import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Conflict } from "@/components/data/RowConflict.tsx";
import type { EditActs } from "@/components/data/edit_acts.ts";
import type { RowEntry } from "@/components/data/RowFields.tsx";
import type { DatasetRow, PlacedRow } from "@/core/contract/datasets.ts";
import { fetchJson, RequestError } from "@/web/client/mod.ts";
import { forgetDraft, keepDraft, keptDraft } from "./_row_draft.ts";

/** The row that is open as a form. */
export interface OpenRow {
  row: PlacedRow;
  entry: RowEntry;
  error: { message: string; hint: string } | null;
  conflict: Conflict | null;
}

/** The form of a list's open row, and what its keys and buttons do. */
export interface RowEdit extends EditActs {
  open: OpenRow | null;
  begin(row: PlacedRow): void;
}

interface Ends {
  projectId: string;
  /** What became of the row that was opened. */
  onSaved(oldId: string, row: PlacedRow): void;
  /** The row is gone, or another stands at the list's end: the list has to be asked for anew. */
  onElsewhere(): void;
  /** The form closed; the focus goes back to the row. */
  onLeft(id: string): void;
}

/** The open row as state, and as it is now: keys come faster than the page is drawn. */
function useOpenRow(first: OpenRow | null) {
  const [open, draw] = useState(first);
  const [begun, setBegun] = useState(0);
  const now = useRef(first);
  useLayoutEffect(() => {
    if (begun > 0) document.getElementById("edit-instruction")?.focus();
  }, [begun]);
  function set(next: OpenRow | null): void {
    const concerned = next ?? now.current;
    now.current = next;
    draw(next);
    if (next && isChanged(next)) keepDraft(next.row.id, next.entry);
    else if (concerned) forgetDraft(concerned.row.id);
  }
  return {
    open,
    now,
    set,
    put(change: Partial<OpenRow>): void {
      if (!now.current) return;
      // A row that was changed elsewhere goes on under another id.
      if (change.row) forgetDraft(now.current.row.id);
      set({ ...now.current, ...change });
    },
    begin(row: PlacedRow): void {
      const { id, instruction, output, split } = row;
      const entry = keptDraft(id) ?? { instruction, output, split };
      set({ row, entry, error: null, conflict: null });
      setBegun((times) => times + 1);
    },
  };
}

function isChanged({ row, entry }: OpenRow): boolean {
  return row.instruction !== entry.instruction || row.output !== entry.output ||
    row.split !== entry.split;
}

/** Edits rows in their places. What was entered stays until it is saved or left. */
export function useRowEdit(first: OpenRow | null, ends: Ends): RowEdit {
  const { open, now, set, put, begin } = useOpenRow(first);
  const [isSaving, setIsSaving] = useState(false);

  async function attempt(work: (open: OpenRow) => Promise<void>): Promise<void> {
    const { current } = now;
    if (!current || isSaving) return;
    setIsSaving(true);
    try {
      await work(current);
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      await tell(current, error);
    } finally {
      setIsSaving(false);
    }
  }

  async function tell({ row, entry }: OpenRow, error: RequestError): Promise<void> {
    const { code, message, hint } = error;
    if (!meetings.includes(code)) return void put({ error });
    const theirs = code === "row_changed" ? await presentRow(row.id) : null;
    const place = theirs && { ...theirs, place: row.place };
    // What is saved next replaces what stands there now.
    put({ conflict: { message, hint, mine: entry, theirs }, ...place && { row: place } });
    if (place) ends.onSaved(row.id, place);
  }

  async function saveOver({ row, entry }: OpenRow): Promise<void> {
    const changed = await fetchJson<DatasetRow>(`/api/v1/rows/${row.id}`, {
      method: "PATCH",
      body: entry,
    });
    ends.onSaved(row.id, { ...changed, place: row.place });
    close(changed.id);
  }

  async function addAnew({ entry }: OpenRow): Promise<void> {
    const url = `/api/v1/projects/${ends.projectId}/rows`;
    await fetchJson(url, { method: "POST", body: entry });
    set(null);
    ends.onElsewhere();
  }

  function close(id: string): void {
    ends.onLeft(id);
    set(null);
  }

  return {
    open,
    isSaving,
    begin,
    change: (change) => now.current && put({ entry: { ...now.current.entry, ...change } }),
    save: () => void attempt(saveOver),
    leave: () => now.current && close(now.current.row.id),
    takeMine: () => void attempt(now.current?.conflict?.theirs ? saveOver : addAnew),
    takeTheirs() {
      if (!now.current) return;
      if (now.current.conflict?.theirs) return close(now.current.row.id);
      set(null);
      ends.onElsewhere();
    },
  };
}

/** What a change is refused with when another tab changed the row, or took it away. */
const meetings: readonly string[] = ["row_changed", "dataset_row_not_found", "not_found"];

async function presentRow(id: string): Promise<DatasetRow | null> {
  try {
    const { row } = await fetchJson<{ row: DatasetRow | null }>(`/api/v1/rows/${id}/present`);
    return row;
  } catch {
    return null;
  }
}
