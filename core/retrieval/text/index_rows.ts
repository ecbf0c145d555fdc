import { type Kysely, type RawBuilder, sql } from "kysely";
import { type Database, positionBits } from "@/core/storage/mod.ts";
import { type AllowedRows, rowsOfPages } from "./allowed_rows.ts";
import type { Demands } from "./demands.ts";
import { listed } from "./listed.ts";

/** What the index is asked. */
export interface RowsQuery {
  table: "chunk_impacts" | "chunk_words";
  /** In FTS5's words; each is asked by itself. */
  expressions: readonly string[];
  allowed: AllowedRows;
  demands: Demands;
  /** Of each expression no more than these, the oldest. */
  limit?: number;
}

/**
 * For each expression the rows of the index that meet it. They come as one text: that is ten times
 * as fast as row by row.
 */
export async function rowsMeeting(
  db: Kysely<Database>,
  { table, expressions, allowed, demands, limit = -1 }: RowsQuery,
): Promise<number[][]> {
  if (expressions.length === 0) return [];
  const { rows } = await sql<{ rows: string }>`
    SELECT (SELECT json_group_array(rowid) FROM (
        SELECT i.rowid
        FROM json_each(${JSON.stringify(allowed.ranges)}) r CROSS JOIN ${sql.table(table)} i
        WHERE ${sql.ref(`i.${table}`)} MATCH a.value
          AND i.rowid BETWEEN r.value ->> 0 AND r.value ->> 1
          AND ${isAllowed(sql`i.rowid`, allowed)} AND ${meets(sql`i.rowid`, demands)}
        LIMIT ${limit})) AS rows
    FROM json_each(${JSON.stringify(expressions)}) a
    ORDER BY a.key`.execute(db);
  return rows.map(({ rows }) => JSON.parse(rows));
}

function isAllowed(
  row: RawBuilder<unknown>,
  { project, documents, pages }: AllowedRows,
): RawBuilder<unknown> {
  const number = sql`${row} >> ${sql.lit(positionBits)}`;
  return sql.join([
    documents ? sql`${number} IN ${listed(documents)}` : sql`${number} NOT IN (
          SELECT number FROM text_documents WHERE project = ${project} AND searchable = 0)`,
    pages ? sql`${row} + 0 IN (${rowsOfPages(pages)})` : sql`true`,
  ], sql` AND `);
}

/** Whether a row contains what it must and nothing that it must not. */
export function meets(
  row: RawBuilder<unknown>,
  { required, excluded }: Demands,
): RawBuilder<unknown> {
  const having = (match: string) =>
    sql`(SELECT rowid FROM chunk_words WHERE chunk_words MATCH ${match})`;
  // "+ 0" keeps SQLite from asking FTS5 anew for each row of what is required.
  return sql.join([
    required === null ? sql`true` : sql`${row} + 0 IN ${having(required)}`,
    excluded === null ? sql`true` : sql`${row} NOT IN ${having(excluded)}`,
  ], sql` AND `);
}
