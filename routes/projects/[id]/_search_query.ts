import { z } from "zod";
import { type SearchEntry, usualEntry } from "@/components/passages/search_entry.ts";
import {
  type DocumentId,
  idSchema,
  searchFilterSchema,
  searchSchema,
} from "@/core/contract/mod.ts";

/** A value that comes once, several times or not at all; what is none of them is left out. */
function several<Value>(schema: z.ZodType<Value>) {
  return z.union([z.array(z.string()), z.string().transform((value) => [value])])
    .catch([])
    .transform((values) => values.filter((value) => schema.safeParse(value).success));
}

const formats = searchFilterSchema.shape.formats.unwrap().element;
const page = z.coerce.number().int().min(1).nullable().catch(null).default(null);
const { query, mode, limit } = searchSchema.shape;

/** The form of the search page as a browser sends it; whatever makes no sense is left out. */
export const searchQuerySchema = z.object({
  q: query.catch(""),
  mode: mode.catch(usualEntry.mode),
  limit: z.coerce.number().pipe(limit.unwrap()).catch(usualEntry.limit),
  document: several(idSchema<DocumentId>()),
  format: several(formats),
  from: page,
  to: page,
}).transform(({ q, document, format, ...rest }): SearchEntry => ({
  ...rest,
  query: q,
  documentIds: document,
  formats: format,
}));
