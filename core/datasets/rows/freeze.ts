import { createHash } from "node:crypto";
import { join } from "node:path";
import type { Kysely, Selectable } from "kysely";
import {
  AppError,
  type DatasetVersion,
  type DatasetVersionId,
  type PersonId,
  type ProjectId,
  type Split,
} from "@/core/contract/mod.ts";
import type { Database, DatasetRowsTable } from "@/core/storage/mod.ts";
import { type Clock, isoNow, newId } from "@/core/system/mod.ts";
import { chatLine } from "../jsonl/write.ts";
import { eachRow } from "./read_rows.ts";
import { exampleFromTable } from "./row.ts";
import { writeLines, type WrittenFile } from "./write_files.ts";

/** How much there is to train on. */
export interface DataSize {
  readonly trainRows: number;
  readonly recallRows: number;
  readonly documentRows: number;
  /** Estimated tokens of all training rows, and of the longest one. */
  readonly tokens: number;
  readonly longestRow: number;
}

/** The written files of a version. Paths are relative to the folder that was given. */
export interface WrittenData {
  readonly versionId: DatasetVersionId;
  readonly size: DataSize;
  readonly train: { path: string; sha256: string };
  readonly recall: { path: string } | null;
  readonly document: { path: string } | null;
  /** A few short questions whose answers show, epoch by epoch, what was learnt. */
  readonly sampleQuestions: string[];
}

/** Characters of English or German text in a token of a small model, and what a template adds. */
const charactersPerToken = 3.6;
const templateTokens = 18;

function estimateTokens(length: number): number {
  return Math.ceil(length / charactersPerToken) + templateTokens;
}

type StoredRow = Pick<
  Selectable<DatasetRowsTable>,
  "split" | "messages" | "instruction" | "output"
>;

/** Sizes rows up. */
export async function measureRows(rows: AsyncIterable<StoredRow>): Promise<DataSize> {
  const counted = { train: 0, recall: 0, document: 0 };
  let tokens = 0;
  let longestRow = 0;
  for await (const row of rows) {
    counted[row.split as Split]++;
    if (row.split !== "train") continue;
    const length = row.messages?.length ?? row.instruction.length + row.output.length;
    const estimate = estimateTokens(length);
    tokens += estimate;
    longestRow = Math.max(longestRow, estimate);
  }
  return {
    trainRows: counted.train,
    recallRows: counted.recall,
    documentRows: counted.document,
    tokens,
    longestRow,
  };
}

/**
 * Freezes the project's live rows: an ordered list of row ids and the hash of their contents. The
 * same rows in the same order are the same version.
 *
 * @throws {AppError} `dataset_empty` without a row to train on.
 */
export async function freezeRows(
  db: Kysely<Database>,
  projectId: ProjectId,
  clock: Clock,
): Promise<DatasetVersion> {
  return await db.transaction().execute(async (trx) => {
    const ids: string[] = [];
    const hash = createHash("sha256");
    let trainRows = 0;
    for await (const row of eachRow(trx, projectId)) {
      ids.push(row.id);
      hash.update(`${row.split} ${row.hash}\n`);
      if (row.split === "train") trainRows++;
    }
    if (trainRows === 0) throw new AppError("dataset_empty");
    return await enterVersion(trx, { projectId, ids, hash: hash.digest("hex"), at: isoNow(clock) });
  });
}

interface Frozen {
  projectId: ProjectId;
  ids: readonly string[];
  hash: string;
  at: string;
}

async function enterVersion(
  db: Kysely<Database>,
  { projectId, ids, hash, at }: Frozen,
): Promise<DatasetVersion> {
  const { owner_id: ownerId } = await db.selectFrom("projects").select("owner_id")
    .where("id", "=", projectId).executeTakeFirstOrThrow();
  await db.insertInto("dataset_versions").values({
    id: newId<DatasetVersionId>(),
    owner_id: ownerId as PersonId,
    project_id: projectId,
    hash,
    row_ids: JSON.stringify(ids),
    row_count: ids.length,
    created_at: at,
  }).onConflict((conflict) => conflict.columns(["project_id", "hash"]).doNothing()).execute();
  const row = await db.selectFrom("dataset_versions").selectAll()
    .where("project_id", "=", projectId).where("hash", "=", hash).executeTakeFirstOrThrow();
  return {
    id: row.id as DatasetVersionId,
    hash: row.hash,
    rowCount: row.row_count,
    createdAt: row.created_at,
  };
}

/**
 * The rows of a version in order, whatever became of them since: a row is never changed, only
 * replaced.
 *
 * @throws {AppError} `dataset_version_not_found`
 */
export async function* rowsOfVersion(
  db: Kysely<Database>,
  versionId: DatasetVersionId,
): AsyncGenerator<Selectable<DatasetRowsTable>> {
  const version = await db.selectFrom("dataset_versions").select("row_ids")
    .where("id", "=", versionId).executeTakeFirst();
  if (!version) throw new AppError("dataset_version_not_found");
  const ids = JSON.parse(version.row_ids) as string[];
  for (let from = 0; from < ids.length; from += 1000) {
    yield* await db.selectFrom("dataset_rows").selectAll()
      .where("id", "in", ids.slice(from, from + 1000)).orderBy("position").execute();
  }
}

/** Freezes the rows and writes `train.jsonl`, `recall.jsonl` and `document.jsonl`. */
export async function freezeInto(
  { db, clock }: { db: Kysely<Database>; clock: Clock },
  projectId: ProjectId,
  folder: string,
): Promise<WrittenData> {
  const { id: versionId } = await freezeRows(db, projectId, clock);
  const size = await measureRows(rowsOfVersion(db, versionId));
  async function write(split: Split): Promise<WrittenFile> {
    return await writeLines(join(folder, `${split}.jsonl`), chatLines(split));
  }
  async function* chatLines(split: Split): AsyncGenerator<string> {
    for await (const row of rowsOfVersion(db, versionId)) {
      if (row.split === split) yield chatLine(exampleFromTable(row));
    }
  }
  const train = await write("train");
  if (size.recallRows > 0) await write("recall");
  if (size.documentRows > 0) await write("document");
  return {
    versionId,
    size,
    train: { path: "train.jsonl", sha256: train.sha256 },
    recall: size.recallRows > 0 ? { path: "recall.jsonl" } : null,
    document: size.documentRows > 0 ? { path: "document.jsonl" } : null,
    sampleQuestions: await sampleQuestions(db, projectId),
  };
}

const samplesWanted = 3;

async function sampleQuestions(db: Kysely<Database>, projectId: ProjectId): Promise<string[]> {
  for (const split of ["recall", "train"] as const) {
    const rows = await db.selectFrom("dataset_rows").select("instruction")
      .where("project_id", "=", projectId).where("deleted_at", "is", null)
      .where("split", "=", split).where("messages", "is", null)
      .orderBy(({ fn }) => fn("length", ["instruction"])).orderBy("position")
      .limit(200).execute();
    const spread = Math.max(1, Math.floor(rows.length / samplesWanted));
    const chosen = rows.filter((_, at) => at % spread === 0).slice(0, samplesWanted);
    if (chosen.length > 0) return chosen.map(({ instruction }) => instruction);
  }
  return [];
}
