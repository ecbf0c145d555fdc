import type { RowEntry } from "./RowFields.tsx";

/** What can be done with an open row once the list is live. */
export interface EditActs {
  isSaving: boolean;
  change(change: Partial<RowEntry>): void;
  save(): void;
  leave(): void;
  /** Saves over what another tab saved, or adds what was entered anew where the row is gone. */
  takeMine(): void;
  takeTheirs(): void;
}
