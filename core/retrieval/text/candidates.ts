import { type Kysely, type RawBuilder, sql } from "kysely";
import { type Database, positionBits } from "@/core/storage/mod.ts";
import type { AllowedRows } from "./allowed_rows.ts";
import type { Demands } from "./demands.ts";
import { listed } from "./listed.ts";

/** An expression of FTS5, and what a chunk gets for meeting it. */
export interface Expression {
  match: string;
  gain: number;
}

/** What candidates are drawn from. */
export interface CandidateQuery {
  /** Expressions of `chunk_impacts`. */
  lists: readonly Expression[];
  /** Expressions of `chunk_words`: what meets them comes before what does not. */
  preferred: readonly Expression[];
  allowed: AllowedRows;
  demands: Demands;
}

/** Of a set, no more than these are preferred: it is so large that the lists will do. */
const mostPreferred = 5000;

/**
 * Rows of the index, those that promise most first. What they promise is the sum of the lists they
 * were met in, an estimate from below. Rows of removed documents are among them.
 */
export async function candidateRows(
  db: Kysely<Database>,
  { lists, preferred, allowed, demands }: CandidateQuery,
): Promise<number[]> {
  const gains = new Map<number, number>();
  for (
    const [table, expressions] of [["chunk_impacts", lists], ["chunk_words", preferred]] as const
  ) {
    const met = await rowsMeeting(db, { table, expressions, allowed, demands });
    met.forEach((rows, at) => {
      const { gain } = expressions[at]!;
      for (const row of rows) gains.set(row, (gains.get(row) ?? 0) + gain);
    });
  }
  return [...gains].toSorted(([a, x], [b, y]) => y - x || a - b).map(([row]) => row);
}

interface RowsQuery extends Pick<CandidateQuery, "allowed" | "demands"> {
  table: "chunk_impacts" | "chunk_words";
  expressions: readonly Expression[];
}

/** For each expression its rows. They come as one text: that is ten times as fast as row by row. */
async function rowsMeeting(
  db: Kysely<Database>,
  { table, expressions, allowed, demands }: RowsQuery,
): Promise<number[][]> {
  if (expressions.length === 0) return [];
  const column = sql.ref(`i.${table}`);
  const { rows } = await sql<{ rows: string }>`
    SELECT (SELECT json_group_array(rowid) FROM (
        SELECT i.rowid
        FROM json_each(${JSON.stringify(allowed.ranges)}) r CROSS JOIN ${sql.table(table)} i
        WHERE ${column} MATCH a.value AND i.rowid BETWEEN r.value ->> 0 AND r.value ->> 1
          AND ${isAllowed(sql`i.rowid`, allowed)} AND ${meets(sql`i.rowid`, demands)}
        LIMIT ${table === "chunk_words" ? mostPreferred : -1})) AS rows
    FROM json_each(${JSON.stringify(expressions.map(({ match }) => match))}) a
    ORDER BY a.key`.execute(db);
  return rows.map(({ rows }) => JSON.parse(rows));
}

function isAllowed(
  row: RawBuilder<unknown>,
  { documents, pages }: AllowedRows,
): RawBuilder<unknown> {
  const number = sql`${row} >> ${sql.lit(positionBits)}`;
  const position = sql`${row} & ${sql.lit(2 ** positionBits - 1)}`;
  return sql.join([
    documents ? sql`${number} IN ${listed(documents)}` : sql`true`,
    pages
      ? sql`EXISTS (
          SELECT 1 FROM text_documents d JOIN chunks c ON c.document_id = d.document_id
          WHERE d.number = ${number} AND c.position = (${position})
            AND c.page BETWEEN ${pages.from} AND ${pages.to})`
      : sql`true`,
  ], sql` AND `);
}

/** Whether a row contains what it must and nothing that it must not. */
export function meets(
  row: RawBuilder<unknown>,
  { required, excluded }: Demands,
): RawBuilder<unknown> {
  const having = (match: string) =>
    sql`(SELECT rowid FROM chunk_words WHERE chunk_words MATCH ${match})`;
  return sql.join([
    required === null ? sql`true` : sql`${row} IN ${having(required)}`,
    excluded === null ? sql`true` : sql`${row} NOT IN ${having(excluded)}`,
  ], sql` AND `);
}
