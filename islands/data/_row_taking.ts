import type { LoadedRows } from "./_loaded_rows.ts";
import type { Removal } from "./_use_removal.ts";

/** Takes rows away from a list and says which of those that stay gets the focus. */
export interface RowTaking {
  chosen(ids: readonly string[]): void;
  at(place: number): void;
  factAt(place: number): void;
}

/** Builds it over what the list has loaded just now. */
export function createTaking(
  { rows, removal, forget, focusNext }: {
    rows: LoadedRows["rows"];
    removal: Removal;
    /** Unticks rows. */
    forget(ids: readonly string[]): void;
    focusNext(id: string | null): void;
  },
): RowTaking {
  function chosen(ids: readonly string[]): void {
    forget(ids);
    void removal.rows(ids);
  }

  function at(place: number): void {
    const row = rows.get(place);
    if (!row) return;
    focusNext(neighbour(rows, place, new Set([row.id])));
    chosen([row.id]);
  }

  return {
    chosen,
    at,
    factAt(place) {
      const row = rows.get(place);
      if (!row || row.factKey === null) return at(place);
      const all = [...rows.values()].filter(({ factKey }) => factKey === row.factKey);
      const ids = all.map(({ id }) => id);
      focusNext(neighbour(rows, place, new Set(ids)));
      forget(ids);
      void removal.fact(row.id);
    },
  };
}

/** The row that stays and stands nearest to a place, below it rather than above. */
export function neighbour(
  rows: LoadedRows["rows"],
  place: number,
  gone: ReadonlySet<string>,
): string | null {
  const left = [...rows].filter(([, { id }]) => !gone.has(id)).sort(([a], [b]) => a - b);
  const next = left.find(([at]) => at > place) ?? left.findLast(([at]) => at < place);
  return next?.[1].id ?? null;
}
