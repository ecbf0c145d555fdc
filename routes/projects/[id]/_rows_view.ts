import { z } from "zod";
import { idSchema, type RowId, rowOriginSchema, splitSchema } from "@/core/contract/mod.ts";

/** Rows on one page of the list. */
export const rowsAtOnce = 20;

/** Which rows the address shows and what was just done; what does not fit is left away. */
export const rowsViewSchema = z.object({
  split: splitSchema.optional().catch(undefined),
  origin: rowOriginSchema.optional().catch(undefined),
  search: z.string().max(200).optional().catch(undefined),
  offset: z.coerce.number().int().min(0).catch(0),
  /** The row that is being edited. */
  edit: idSchema<RowId>().optional().catch(undefined),
  /** The row that was just taken away. */
  removed: idSchema<RowId>().optional().catch(undefined),
  said: z.enum(["added", "changed", "restored"]).optional().catch(undefined),
});

export type RowsView = z.infer<typeof rowsViewSchema>;

/** The address of a project's rows as `view` shows them. */
export function rowsAddress(projectId: string, view: Partial<RowsView>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(view)) {
    if (value !== undefined && value !== "" && value !== 0) query.set(name, String(value));
  }
  const path = `/projects/${projectId}/data`;
  return query.size > 0 ? `${path}?${query}` : path;
}

/** What stays of a view when something was done: which rows are shown. */
export function filterOf({ split, origin, search, offset }: RowsView): Partial<RowsView> {
  return { split, origin, search, offset };
}
