import { type Kysely, type RawBuilder, sql } from "kysely";
import type { ChunkId, DocumentId, Hit, SearchFilter, SearchScope } from "@/core/contract/mod.ts";
import { type Database, positionBits } from "@/core/storage/mod.ts";
import { type Demands, noDemands } from "./demands.ts";
import { meets } from "./index_rows.ts";
import { listed } from "./listed.ts";
import { onPages } from "./on_pages.ts";

/** A chunk of the scope with what is shown of it. */
export interface FoundChunk extends Omit<Hit, "place" | "why"> {
  /** The headings as they are stored: a JSON array. */
  headings: string;
}

/** The chunks of rows of the index that the scope may see, in the order of the rows. */
export async function chunksOfRows(
  db: Kysely<Database>,
  scope: SearchScope,
  rows: readonly number[],
): Promise<FoundChunk[]> {
  const wanted = sql`json_each(${JSON.stringify(rows)}) w
    CROSS JOIN text_documents t ON t.number = w.value >> ${sql.lit(positionBits)}
    CROSS JOIN chunks c ON c.document_id = t.document_id
      AND c.position = w.value & ${sql.lit(2 ** positionBits - 1)}`;
  return await select(db, scope, { wanted, conditions: sql`true ORDER BY w.key` });
}

/** What chunks must meet that another search found. */
export interface FoundElsewhere {
  ids: readonly ChunkId[];
  filter?: SearchFilter;
  demands?: Demands;
}

/** The named chunks that the scope may see and that are as the query wants them, in any order. */
export async function chunksOfIds(
  db: Kysely<Database>,
  scope: SearchScope,
  { ids, filter = {}, demands = noDemands }: FoundElsewhere,
): Promise<FoundChunk[]> {
  const wanted = sql`json_each(${JSON.stringify(ids)}) w
    CROSS JOIN chunks c ON c.id = w.value
    CROSS JOIN text_documents t ON t.document_id = c.document_id`;
  const { documentIds, formats, pages } = filter;
  const conditions = sql.join([
    meets(sql`(t.number << ${sql.lit(positionBits)} | c.position)`, demands),
    documentIds ? sql`d.id IN ${listed(documentIds)}` : sql`true`,
    formats ? sql`d.format IN ${listed(formats)}` : sql`true`,
    pages ? onPages(scope.projectId, pages) : sql`true`,
  ], sql` AND `);
  return await select(db, scope, { wanted, conditions });
}

interface Row {
  id: string;
  document_id: string;
  name: string;
  page: number | null;
  last_page: number | null;
  page_breaks: string | null;
  start_offset: number;
  end_offset: number;
  heading_path: string;
  text: string;
}

/** What to select: a list `w` with its chunks `c` and their numbers `t`, and what must hold. */
interface Selection {
  wanted: RawBuilder<unknown>;
  conditions: RawBuilder<unknown>;
}

/** Only chunks of the person's project whose documents are ready and there. */
async function select(
  db: Kysely<Database>,
  { ownerId, projectId }: SearchScope,
  { wanted, conditions }: Selection,
): Promise<FoundChunk[]> {
  const { rows } = await sql<Row>`
    SELECT c.id, c.document_id, d.name, c.page, c.last_page, c.page_breaks,
      c.start_offset, c.end_offset, c.heading_path, c.text
    FROM ${wanted}
      CROSS JOIN documents d ON d.id = t.document_id
      CROSS JOIN projects p ON p.id = d.project_id
    WHERE p.id = ${projectId} AND p.owner_id = ${ownerId} AND p.deleted_at IS NULL
      AND d.owner_id = ${ownerId} AND d.deleted_at IS NULL AND d.state = 'ready'
      AND ${conditions}`.execute(db);
  return rows.map(fromRow);
}

function fromRow(row: Row): FoundChunk {
  return {
    chunkId: row.id as ChunkId,
    documentId: row.document_id as DocumentId,
    documentName: row.name,
    page: row.page,
    lastPage: row.last_page,
    pageBreaks: row.page_breaks === null ? [] : JSON.parse(row.page_breaks),
    start: row.start_offset,
    end: row.end_offset,
    headings: row.heading_path,
    headingPath: JSON.parse(row.heading_path),
    text: row.text,
  };
}
