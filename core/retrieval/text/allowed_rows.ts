import { type Kysely, sql } from "kysely";
import type { ProjectId, SearchFilter } from "@/core/contract/mod.ts";
import { type Database, positionBits } from "@/core/storage/mod.ts";
import { listed } from "./listed.ts";
import { onPages } from "./on_pages.ts";
import type { TextProject } from "./text_project.ts";

/** Rows of the index among which is searched. */
export interface AllowedRows {
  /** The project's number: none of its documents that are removed or not ready. */
  project: number;
  /** First and last row of each range; the lists are read in these only. */
  ranges: [from: number, to: number][];
  /** Documents to which rows must belong besides; null where the ranges say it all. */
  documents: number[] | null;
  /** How much of the project's chunks is allowed, above 0 to 1. */
  share: number;
  /** Rows among which they must be besides; null where pages do not matter. */
  onPages: ReadonlySet<number> | null;
}

const everything: [number, number] = [0, Number.MAX_SAFE_INTEGER];

/** A list is entered anew for each range; above so many it is read through. */
const mostRanges = 8;

/** What a filter allows of a project; null for nothing. */
export async function allowedRows(
  db: Kysely<Database>,
  project: TextProject,
  { documentIds, formats, pages }: SearchFilter,
): Promise<AllowedRows | null> {
  const onPages = pages ? await rowsOfPages(db, project.id, pages) : null;
  if (onPages?.size === 0) return null;
  const all = {
    project: project.number,
    ranges: [everything],
    documents: null,
    share: onPages ? Math.min(1, onPages.size / project.chunks) : 1,
    onPages,
  };
  if (!documentIds && !formats) return all;
  let query = db.selectFrom("text_documents")
    .innerJoin("documents", "documents.id", "text_documents.document_id")
    .select(["text_documents.number", "documents.chunk_count"])
    .where("text_documents.project", "=", project.number)
    .where("text_documents.searchable", "=", 1)
    .orderBy("text_documents.number");
  if (documentIds) query = query.where("documents.id", "in", listed(documentIds));
  if (formats) query = query.where("documents.format", "in", listed(formats));
  const rows = await query.execute();
  if (rows.length === 0) return null;
  const chunks = rows.reduce((sum, { chunk_count }) => sum + (chunk_count ?? 0), 0);
  const numbers = rows.map(({ number }) => number);
  const share = Math.min(1, Math.max(chunks, 1) / project.chunks) * all.share;
  return { ...all, ...narrow(numbers), share };
}

/**
 * The rows of the chunks that have a part on some pages. They come once and as one text: asked for in
 * each list's statement, SQLite looks all of them up for each.
 */
async function rowsOfPages(
  db: Kysely<Database>,
  projectId: ProjectId,
  pages: NonNullable<SearchFilter["pages"]>,
): Promise<ReadonlySet<number>> {
  const { rows } = await sql<{ rows: string }>`
    SELECT json_group_array(d.number << ${sql.lit(positionBits)} | c.position) AS rows
    FROM chunks c CROSS JOIN text_documents d ON d.document_id = c.document_id
    WHERE c.project_id = ${projectId} AND ${onPages(projectId, pages)}`.execute(db);
  return new Set(JSON.parse(rows[0]!.rows) as number[]);
}

function narrow(numbers: readonly number[]): Pick<AllowedRows, "ranges" | "documents"> {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last?.[1] === number - 1) last[1] = number;
    else runs.push([number, number]);
  }
  if (runs.length <= mostRanges) return { ranges: runs.map(rowsOf), documents: null };
  return { ranges: [rowsOf([numbers[0]!, numbers.at(-1)!])], documents: [...numbers] };
}

function rowsOf([first, last]: [number, number]): [number, number] {
  const size = 2 ** positionBits;
  return [first * size, (last + 1) * size - 1];
}
