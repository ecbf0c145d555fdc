import type { Kysely } from "kysely";
import {
  AppError,
  type ChatMessage,
  type ProjectId,
  type RowLengths,
} from "@/core/contract/mod.ts";
import { type Database, inBatches } from "@/core/storage/mod.ts";
import { exampleFromTable } from "../rows/row.ts";
import { histogramOf } from "./histogram.ts";

/** Port: counts the tokens of conversations as one model takes them in. */
export interface RowCounter extends Pick<RowLengths, "tokenizer" | "window" | "maxLength"> {
  /** Equal when it counts alike: what was counted is kept under it. */
  readonly id: string;
  count(conversations: readonly (readonly ChatMessage[])[]): Promise<readonly number[]>;
}

/** What lengths are counted with. */
export interface RowLengthsDeps {
  db: Kysely<Database>;
  /** Who may count a project's rows, the best one first. */
  counters(projectId: ProjectId): Promise<readonly RowCounter[]>;
}

/** How long a project's rows are in tokens. Each content is counted once for each tokenizer. */
export interface LengthsOfRows {
  /** What is known already; counts nothing. */
  known(projectId: ProjectId): Promise<RowLengths>;
  /** Counts up to a thousand more rows first; `counted` tells whether there are others left. */
  count(projectId: ProjectId): Promise<RowLengths>;
}

/** So many rows are counted for one request. */
const rowsAtOnce = 1000;

/** Builds the measuring of rows. */
export function createRowLengths({ db, counters }: RowLengthsDeps): LengthsOfRows {
  const running = new Map<string, Promise<RowLengths>>();
  /** Counters that failed when they were asked last. */
  const failed = new Set<string>();

  async function countNow(projectId: ProjectId): Promise<RowLengths> {
    const [best, ...others] = await counters(projectId);
    if (!best) throw new TypeError("Nobody counts");
    return await lengthsBy({ db, failed }, projectId, { counter: best, others });
  }

  return {
    async known(projectId) {
      const [best, ...others] = await counters(projectId);
      if (!best) throw new TypeError("Nobody counts");
      // Of a model that could not be loaded, what the next one counted is shown.
      const counter = [best, ...others].find(({ id }) => !failed.has(id)) ?? best;
      return await lengthsOf(db, projectId, counter);
    },
    async count(projectId) {
      // Two tabs that ask at once wait for the same count.
      const counting = running.get(projectId) ?? countNow(projectId);
      running.set(projectId, counting);
      try {
        return await counting;
      } finally {
        running.delete(projectId);
      }
    },
  };
}

async function lengthsBy(
  { db, failed }: { db: Kysely<Database>; failed: Set<string> },
  projectId: ProjectId,
  { counter, others }: { counter: RowCounter; others: readonly RowCounter[] },
): Promise<RowLengths> {
  try {
    await countMissing(db, projectId, counter);
    failed.delete(counter.id);
  } catch (error) {
    const [next, ...rest] = others;
    if (!next || !(error instanceof AppError)) throw error;
    failed.add(counter.id);
    return await lengthsBy({ db, failed }, projectId, { counter: next, others: rest });
  }
  return await lengthsOf(db, projectId, counter);
}

async function countMissing(
  db: Kysely<Database>,
  projectId: ProjectId,
  { id, count }: RowCounter,
): Promise<void> {
  const rows = await db.selectFrom("dataset_rows")
    .leftJoin(
      "row_lengths",
      (join) =>
        join.onRef("row_lengths.hash", "=", "dataset_rows.hash").on(
          "row_lengths.tokenizer",
          "=",
          id,
        ),
    )
    .select(["dataset_rows.hash", "instruction", "output", "messages"])
    .where("project_id", "=", projectId).where("deleted_at", "is", null)
    .where("row_lengths.tokens", "is", null)
    .orderBy("position").limit(rowsAtOnce).execute();
  if (rows.length === 0) return;
  const counts = await count(rows.map(conversationOf));
  const lengths = rows.map(({ hash }, at) => ({ tokenizer: id, hash, tokens: counts[at]! }));
  await inBatches(db, lengths, (batch, trx) =>
    trx.insertInto("row_lengths").values(batch)
      .onConflict((conflict) => conflict.columns(["tokenizer", "hash"]).doNothing()).execute());
}

function conversationOf(
  row: { instruction: string; output: string; messages: string | null },
): readonly ChatMessage[] {
  const { instruction, output, messages } = exampleFromTable(row);
  return messages ??
    [{ role: "user", content: instruction }, { role: "assistant", content: output }];
}

async function lengthsOf(
  db: Kysely<Database>,
  projectId: ProjectId,
  { id, tokenizer, window, maxLength }: RowCounter,
): Promise<RowLengths> {
  const { rows } = await db.selectFrom("dataset_rows")
    .select(({ fn }) => fn.countAll<number>().as("rows"))
    .where("project_id", "=", projectId).where("deleted_at", "is", null)
    .executeTakeFirstOrThrow();
  const tally = await db.selectFrom("dataset_rows")
    .innerJoin("row_lengths", "row_lengths.hash", "dataset_rows.hash")
    .select("tokens").select(({ fn }) => fn.countAll<number>().as("rows"))
    .where("row_lengths.tokenizer", "=", id)
    .where("project_id", "=", projectId).where("deleted_at", "is", null)
    .groupBy("tokens").orderBy("tokens").execute();
  const limits = [window, maxLength].filter((limit) => limit !== null);
  const limit = limits.length > 0 ? Math.min(...limits) : null;
  return { rows: Number(rows), tokenizer, window, maxLength, ...histogramOf(tally, limit) };
}
