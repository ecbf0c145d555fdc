import type { RowEntry } from "@/components/data/RowFields.tsx";

/** What was typed into rows and neither saved nor left, by row: a reload must not lose it. */
type RowDrafts = Readonly<Record<string, RowEntry>>;

const key = "row drafts";

/** Keeps what is typed, in this tab only. */
export function keepDraft(rowId: string, entry: RowEntry): void {
  store({ ...drafts(), [rowId]: entry });
}

/** What was kept of a row; null when nothing is. */
export function keptDraft(rowId: string): RowEntry | null {
  return drafts()[rowId] ?? null;
}

/** Forgets it: it was saved, or left on purpose. */
export function forgetDraft(rowId: string): void {
  const { [rowId]: _, ...others } = drafts();
  store(others);
}

function drafts(): RowDrafts {
  return JSON.parse(sessionStorage.getItem(key) ?? "{}") as RowDrafts;
}

function store(drafts: RowDrafts): void {
  sessionStorage.setItem(key, JSON.stringify(drafts));
}
