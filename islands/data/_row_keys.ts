import { useEffect } from "preact/hooks";
import { isTyping } from "../_is_typing.ts";

/** What keys ask for in a list of rows; the row is named by its place. */
export interface RowKeys {
  /** The place of the row that has the focus; null when none has. */
  current(): number | null;
  focus(index: number): void;
  edit(index: number): void;
  remove(index: number): void;
  removeFact(index: number): void;
  /** Where the list that is on the screen begins. */
  first(): number;
}

/** J and K walk through rows, E edits, X removes, F removes all of the fact. Keys that are typed into fields are text. */
export function useRowKeys(keys: RowKeys): void {
  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
      const at = keys.current();
      const acts: Partial<Record<string, () => void>> = {
        j: () => keys.focus(at === null ? keys.first() : at + 1),
        k: () => keys.focus(at === null ? keys.first() : at - 1),
        ...at !== null && {
          e: () => keys.edit(at),
          x: () => keys.remove(at),
          f: () => keys.removeFact(at),
        },
      };
      const act = acts[event.key.toLowerCase()];
      if (!act) return;
      event.preventDefault();
      act();
    }
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  });
}
