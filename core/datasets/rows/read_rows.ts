import type { Kysely, Selectable } from "kysely";
import { sql } from "kysely";
import type { DatasetRow, DatasetSummary, ProjectId, RowPage, Split } from "@/core/contract/mod.ts";
import { rowOriginSchema, rowPageSchema, splitSchema } from "@/core/contract/mod.ts";
import type { Database, DatasetRowsTable } from "@/core/storage/mod.ts";
import { rowFromTable } from "./row.ts";

function liveRows(db: Kysely<Database>, projectId: ProjectId) {
  return db.selectFrom("dataset_rows").where("project_id", "=", projectId)
    .where("deleted_at", "is", null);
}

/** One page of a project's rows in their order, and how many there are in all. */
export async function listRows(
  db: Kysely<Database>,
  projectId: ProjectId,
  wanted: RowPage,
): Promise<{ rows: DatasetRow[]; total: number }> {
  const { offset, limit, split, origin, documentId, quoted, search } = rowPageSchema.parse(wanted);
  let query = liveRows(db, projectId);
  if (split) query = query.where("split", "=", split);
  if (origin) query = query.where("origin", "=", origin);
  if (documentId) query = query.where("document_id", "=", documentId);
  if (quoted) query = query.where("quote", quoted === "yes" ? "is not" : "is", null);
  if (search) {
    const like = `%${search.replace(/[\\%_]/gu, "\\$&")}%`;
    query = query.where(
      sql<boolean>`(instruction like ${like} escape '\\' or output like ${like} escape '\\')`,
    );
  }
  const [{ total }, rows] = await Promise.all([
    query.select(({ fn }) => fn.countAll<number>().as("total")).executeTakeFirstOrThrow(),
    query.selectAll().orderBy("position").offset(offset).limit(limit).execute(),
  ]);
  return { rows: rows.map(rowFromTable), total: Number(total) };
}

/** How many rows a project has, by use and origin. */
export async function summarise(
  db: Kysely<Database>,
  projectId: ProjectId,
): Promise<DatasetSummary> {
  const groups = await liveRows(db, projectId).select(["split", "origin"])
    .select(({ fn }) => fn.countAll<number>().as("rows"))
    .select(({ fn }) => fn.count<number>("quote").as("grounded"))
    .groupBy(["split", "origin"]).execute();
  const { facts } = await liveRows(db, projectId)
    .select(({ fn }) => fn.count<number>("fact_key").distinct().as("facts"))
    .executeTakeFirstOrThrow();
  const held = await liveRows(db, projectId).select("document_id").distinct()
    .where("split", "=", "document").where("document_id", "is not", null).execute();
  const changedAt = await lastChange(db, projectId);
  const sum = (matches: (group: typeof groups[number]) => boolean) =>
    groups.filter(matches).reduce((total, { rows }) => total + Number(rows), 0);
  return {
    rows: sum(() => true),
    bySplit: fromKeys(splitSchema.options, (split) => sum((group) => group.split === split)),
    byOrigin: fromKeys(
      rowOriginSchema.options,
      (origin) => sum((group) => group.origin === origin),
    ),
    facts: Number(facts),
    grounded: groups.reduce((total, { grounded }) => total + Number(grounded), 0),
    heldOutDocuments: held.flatMap(({ document_id }) => document_id ?? []),
    changedAt,
  };
}

/** When a row of the project was last added or taken away; a change is both. */
async function lastChange(db: Kysely<Database>, projectId: ProjectId): Promise<string | null> {
  const { added, removed } = await db.selectFrom("dataset_rows")
    .select(({ fn }) => [
      fn.max("created_at").as("added"),
      fn.max("deleted_at").as("removed"),
    ]).where("project_id", "=", projectId).executeTakeFirstOrThrow();
  return [added, removed].filter((at) => at !== null).toSorted().at(-1) ?? null;
}

function fromKeys<Key extends string>(keys: readonly Key[], value: (key: Key) => number) {
  return Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<Key, number>;
}

type StoredRow = Selectable<DatasetRowsTable>;

/** All live rows of a project in order, a batch at a time: a data set may outgrow the memory. */
export async function* eachRow(
  db: Kysely<Database>,
  projectId: ProjectId,
  split: Split | null = null,
): AsyncGenerator<StoredRow> {
  let after = -1;
  while (true) {
    let query = liveRows(db, projectId).selectAll().where("position", ">", after)
      .orderBy("position").limit(1000);
    if (split) query = query.where("split", "=", split);
    const rows = await query.execute();
    yield* rows;
    const last = rows.at(-1);
    if (!last) return;
    after = last.position;
  }
}
