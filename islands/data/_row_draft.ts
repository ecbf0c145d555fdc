import type { RowEntry } from "@/components/data/RowFields.tsx";

/** What was typed into a row and neither saved nor left: a reload must not lose it. */
export interface RowDraft {
  id: string;
  entry: RowEntry;
}

const key = "row draft";

/** Keeps what is typed, in this tab only. */
export function keepDraft(draft: RowDraft): void {
  sessionStorage.setItem(key, JSON.stringify(draft));
}

/** What was kept; null when nothing is. */
export function keptDraft(): RowDraft | null {
  const kept = sessionStorage.getItem(key);
  return kept === null ? null : JSON.parse(kept) as RowDraft;
}

/** Forgets it: it was saved, or left on purpose. */
export function forgetDraft(): void {
  sessionStorage.removeItem(key);
}
