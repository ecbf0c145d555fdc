import type { DocumentFormat } from "@/core/contract/document_formats.ts";
import type { DocumentId } from "@/core/contract/ids.ts";
import type { Search, SearchFilter, SearchMode } from "@/core/contract/retrieval.ts";

/** What stands in the form with which searching is tried. */
export interface SearchEntry {
  query: string;
  mode: SearchMode;
  limit: number;
  documentIds: readonly string[];
  formats: readonly string[];
  /** Pages on which a passage stands; null leaves that end open. */
  from: number | null;
  to: number | null;
}

/** More pages than any document has. */
const lastPage = 1_000_000;

/** The search as the REST interface takes it; null while nothing is asked for. */
export function searchOf(entry: SearchEntry): Search | null {
  const { query, mode, limit } = entry;
  if (query.trim() === "") return null;
  const filter = filterOf(entry);
  return { query, mode, limit, ...(Object.keys(filter).length > 0 && { filter }) };
}

function filterOf({ documentIds, formats, from, to }: SearchEntry): SearchFilter {
  return {
    ...(documentIds.length > 0 && { documentIds: documentIds as DocumentId[] }),
    ...(formats.length > 0 && { formats: formats as DocumentFormat[] }),
    ...((from !== null || to !== null) && { pages: { from: from ?? 1, to: to ?? lastPage } }),
  };
}

/** Whether only a part of the documents is searched. */
export function isNarrow(entry: SearchEntry): boolean {
  return Object.keys(filterOf(entry)).length > 0;
}

/** The same search in all documents. */
export function everywhere(entry: SearchEntry): SearchEntry {
  return { ...entry, documentIds: [], formats: [], from: null, to: null };
}

/** The same search in the page's address. */
export function searchParameters(entry: SearchEntry): URLSearchParams {
  const { query, mode, limit, documentIds, formats, from, to } = entry;
  return new URLSearchParams([
    ["q", query],
    ["mode", mode],
    ["limit", String(limit)],
    ...documentIds.map((id) => ["document", id]),
    ...formats.map((format) => ["format", format]),
    ...(from === null ? [] : [["from", String(from)]]),
    ...(to === null ? [] : [["to", String(to)]]),
  ]);
}

/** Reads the form as it stands. */
export function entryOfForm(form: FormData): SearchEntry {
  const number = (name: string) => Number(form.get(name)) || null;
  return {
    query: String(form.get("q") ?? ""),
    mode: String(form.get("mode")) as SearchMode,
    limit: number("limit") ?? usualEntry.limit,
    documentIds: form.getAll("document").map(String),
    formats: form.getAll("format").map(String),
    from: number("from"),
    to: number("to"),
  };
}

/** Before anything was entered. */
export const usualEntry: SearchEntry = {
  query: "",
  mode: "hybrid",
  limit: 10,
  documentIds: [],
  formats: [],
  from: null,
  to: null,
};
