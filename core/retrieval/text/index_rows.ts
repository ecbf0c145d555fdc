import { type Kysely, type RawBuilder, sql } from "kysely";
import { type Database, positionBits } from "@/core/storage/mod.ts";
import type { AllowedRows } from "./allowed_rows.ts";
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
  limit?: number | undefined;
}

/** Of rows that are thinned out afterwards so many times more are asked for than should be left. */
const reserve = 2;

/** For each expression the rows of the index that meet it. */
export async function rowsMeeting(
  db: Kysely<Database>,
  { limit, ...query }: RowsQuery,
): Promise<number[][]> {
  const { onPages, share } = query.allowed;
  if (!onPages) return await select(db, { ...query, limit });
  const most = limit && Math.ceil(reserve * limit / share);
  const rows = await select(db, { ...query, limit: most });
  const found = rows.map((all) => all.filter((row) => onPages.has(row)).slice(0, limit));
  const isCutOff = found.some(({ length }, at) => rows[at]!.length === most && length < limit!);
  return isCutOff ? await rowsMeeting(db, { ...query }).then(upTo(limit!)) : found;
}

function upTo(limit: number): (rows: readonly number[][]) => number[][] {
  return (rows) => rows.map((some) => some.slice(0, limit));
}

/** Rows come as one text: that is ten times as fast as row by row. */
async function select(
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
  { project, documents }: AllowedRows,
): RawBuilder<unknown> {
  const number = sql`${row} >> ${sql.lit(positionBits)}`;
  return documents ? sql`${number} IN ${listed(documents)}` : sql`${number} NOT IN (
          SELECT number FROM text_documents WHERE project = ${project} AND searchable = 0)`;
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
