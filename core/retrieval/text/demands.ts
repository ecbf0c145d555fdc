import { type Kysely, type RawBuilder, sql } from "kysely";
import { phraseForms, queryForms, takeApart, writtenForms } from "@/core/language/mod.ts";
import { type Database, positionBits, projectTerm } from "@/core/storage/mod.ts";
import { readLists } from "./look_up_words.ts";
import type { ReadQuery } from "./query_words.ts";
import type { TextProject } from "./text_project.ts";

/** Words or phrases, any of which will do, in the terms of a project. */
export interface Saying {
  /** As an expression of FTS5. */
  match: string;
  /** Its terms; null where a phrase is among them. */
  terms: readonly string[] | null;
}

/** What a passage must and must not contain. */
export interface Demands {
  /** All of them. */
  required: readonly Saying[];
  excluded: Saying | null;
}

/** Anything will do. */
export const noDemands: Demands = { required: [], excluded: null };

/** The phrases and exclusions of a query. */
export function demandsOf({ phrases, excluded }: ReadQuery, project: number): Demands {
  const unwanted = excluded.flatMap(waysToSay);
  return {
    required: phrases.map((text) => sayingOf(waysToSay(text), project)),
    excluded: unwanted.length > 0 ? sayingOf(unwanted, project) : null,
  };
}

/** A word or phrase in any of its forms, each of terms that stand one after the other. */
function waysToSay(text: string): readonly string[][] {
  const forms = writtenForms(text);
  const inOne = forms.length === 1 ? queryForms(takeApart(forms[0]!).pieces.join("")) : [];
  return [...phraseForms(text), ...inOne.map((term) => [term])];
}

function sayingOf(ways: readonly string[][], project: number): Saying {
  const match = [...new Set(ways.map((terms) => quoted(terms, project)))].join(" OR ");
  const areWords = ways.every(({ length }) => length === 1);
  return { match, terms: areWords ? ways.flat() : null };
}

/**
 * Terms that stand one after the other, in quotation marks: they are letters and digits of our own
 * making, so nothing that was typed is ever read as FTS5's syntax.
 */
function quoted(terms: readonly string[], project: number): string {
  const phrase = `"${terms.map((term) => projectTerm(project, term)).join(" ")}"`;
  return terms.length > 1 ? `words : ${phrase}` : phrase;
}

/** The numbers of the chunks that say it. */
export async function numbersSaying(
  db: Kysely<Database>,
  project: TextProject,
  { match, terms }: Saying,
): Promise<number[]> {
  if (terms) {
    const lists = await readLists(db, project, terms);
    return [...lists.values()].flatMap(({ chunks }) => [...chunks]);
  }
  const { rows } = await sql<{ numbers: string }>`
    SELECT json_group_array(t.number) AS numbers
    FROM chunk_words w CROSS JOIN text_chunks t
    WHERE w.chunk_words MATCH ${match} AND t.document = w.rowid >> ${sql.lit(positionBits)}
      AND t.position = w.rowid & ${sql.lit(2 ** positionBits - 1)}`.execute(db);
  return JSON.parse(rows[0]!.numbers);
}

/** Whether a row of FTS5's index contains what it must and nothing that it must not. */
export function meets(
  row: RawBuilder<unknown>,
  { required, excluded }: Demands,
): RawBuilder<unknown> {
  const having = ({ match }: Saying) =>
    sql`(SELECT rowid FROM chunk_words WHERE chunk_words MATCH ${match})`;
  // "+ 0" keeps SQLite from asking FTS5 anew for each row of what is required.
  const all = required.map((saying) => sql`${row} + 0 IN ${having(saying)}`);
  return sql.join(
    [sql`true`, ...all, ...(excluded ? [sql`${row} NOT IN ${having(excluded)}`] : [])],
    sql` AND `,
  );
}
