import type { RowOrigin, Split } from "@/core/contract/datasets.ts";

/** Which rows a list shows. What is left out sets no limit. */
export interface RowsFilter {
  search?: string | undefined;
  split?: Split | undefined;
  origin?: RowOrigin | undefined;
  quoted?: "yes" | "no" | undefined;
  documentId?: string | undefined;
}

/** What an address of the data page may say beside the filter. */
export interface RowsAddress extends RowsFilter {
  offset?: number | undefined;
  /** The row whose form is open. */
  edit?: string | undefined;
  /** The rows that were just taken away, separated by commas. */
  removed?: string | undefined;
  said?: "added" | "changed" | "restored" | undefined;
}

/** The address of a project's rows as `view` shows them. */
export function rowsAddress(projectId: string, view: RowsAddress): string {
  const query = queryOf(view);
  const path = `/projects/${projectId}/data`;
  return query === "" ? path : `${path}?${query}`;
}

/** A filter as the query of an address; empty for all rows. */
export function queryOf(view: RowsAddress): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(view)) {
    if (value !== undefined && value !== "" && value !== 0) query.set(name, String(value));
  }
  return query.toString();
}

/** Which rows a view shows, without what was just done. */
export function filterOf({ search, split, origin, quoted, documentId }: RowsAddress): RowsFilter {
  return { search, split, origin, quoted, documentId };
}

/** Whether a filter leaves anything out. */
export function isFiltering(filter: RowsFilter): boolean {
  return queryOf(filterOf(filter)) !== "";
}

/** Where a row's quote is shown in its document. */
export function chunkAddress({ documentId, position }: {
  documentId: string;
  position: number;
}): string {
  return `/documents/${documentId}?from=${position}#chunk-${position + 1}`;
}
