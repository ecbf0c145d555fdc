import { z } from "zod";
import { idSchema, type RowId, rowPageSchema } from "@/core/contract/mod.ts";

/** Rows on one page of the list. */
export const rowsAtOnce = 20;

const { search, split, origin, quoted, documentId } = rowPageSchema.shape;

const rowIds = z.string().transform((text) => text.split(",")).pipe(
  z.array(idSchema<RowId>()).max(rowsAtOnce),
);

/** Which rows the address shows and what was just done; what does not fit is left away. */
export const rowsViewSchema = z.object({
  search: search.catch(undefined),
  split: split.catch(undefined),
  origin: origin.catch(undefined),
  quoted: quoted.catch(undefined),
  documentId: documentId.catch(undefined),
  offset: z.coerce.number().int().min(0).catch(0),
  /** The row that is being edited. */
  edit: idSchema<RowId>().optional().catch(undefined),
  /** The rows that were just taken away, separated by commas. */
  removed: z.string().refine((text) => rowIds.safeParse(text).success).optional()
    .catch(undefined),
  said: z.enum(["added", "changed", "restored"]).optional().catch(undefined),
});

export type RowsView = z.infer<typeof rowsViewSchema>;
