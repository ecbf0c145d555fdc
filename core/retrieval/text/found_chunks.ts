import { type Kysely, type RawBuilder, sql } from "kysely";
import type { ChunkId, DocumentId, Hit, SearchFilter, SearchScope } from "@/core/contract/mod.ts";
import { type Database, positionBits } from "@/core/storage/mod.ts";
import { type Demands, meets, noDemands } from "./demands.ts";
import { listed } from "./listed.ts";
import { onPages } from "./on_pages.ts";

/** A chunk of the scope with what is shown of it. */
export interface FoundChunk extends Omit<Hit, "place" | "why"> {
  /** The headings as they are stored: a JSON array. */
  headings: string;
}

/** The chunks of some numbers that the scope may see, by their numbers. */
export async function chunksOfNumbers(
  db: Kysely<Database>,
  scope: SearchScope,
  { project, numbers }: { project: number; numbers: readonly number[] },
): Promise<Map<number, FoundChunk>> {
  const wanted = sql`json_each(${JSON.stringify(numbers)}) w
    CROSS JOIN text_chunks n ON n.project = ${project} AND n.number = w.value
    CROSS JOIN text_documents t ON t.number = n.document
    CROSS JOIN chunks c ON c.document_id = t.document_id AND c.position = n.position`;
  const rows = await select(db, scope, { wanted, conditions: sql`true` });
  return new Map(rows.map((row) => [row.wanted as number, fromRow(row)]));
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
  return (await select(db, scope, { wanted, conditions })).map(fromRow);
}

interface Row {
  wanted: number | string;
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

/** What to select: a list `w` of JSON with its chunks `c` and their numbers `t`, and what must hold. */
interface Selection {
  wanted: RawBuilder<unknown>;
  conditions: RawBuilder<unknown>;
}

/** Only chunks of the person's project whose documents are ready and there. */
async function select(
  db: Kysely<Database>,
  { ownerId, projectId }: SearchScope,
  { wanted, conditions }: Selection,
): Promise<Row[]> {
  const { rows } = await sql<Row>`
    SELECT w.value AS wanted, c.id, c.document_id, d.name, c.page, c.last_page, c.page_breaks,
      c.start_offset, c.end_offset, c.heading_path, c.text
    FROM ${wanted}
      CROSS JOIN documents d ON d.id = t.document_id
      CROSS JOIN projects p ON p.id = d.project_id
    WHERE p.id = ${projectId} AND p.owner_id = ${ownerId} AND p.deleted_at IS NULL
      AND d.owner_id = ${ownerId} AND d.deleted_at IS NULL AND d.state = 'ready'
      AND ${conditions}`.execute(db);
  return rows;
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
