import type { Kysely, Transaction } from "kysely";
import type { PersonId, ProjectId, RowId } from "@/core/contract/mod.ts";
import { type Database, inBatches } from "@/core/storage/mod.ts";
import { newId } from "@/core/system/mod.ts";
import type { RowDraft } from "./row.ts";
import { hashRow } from "./row.ts";

/** Where rows belong. */
export interface RowPlace {
  readonly ownerId: PersonId;
  readonly projectId: ProjectId;
  /** Time of adding, ISO 8601 in UTC. */
  readonly at: string;
}

/** How rows are added. */
export interface AddRowsOptions {
  /** Whether a row that a person deleted may come back. Generators leave it away. */
  readonly revive: boolean;
}

/** What became of a draft. `same` is this very row, added by an earlier attempt. */
export type Added = "added" | "same" | "duplicate" | "deleted_before";

interface HashedDraft {
  readonly draft: RowDraft;
  readonly hash: string;
}

/**
 * Adds rows at the end, in batches of at most 1,000. A conversation that the project has already is
 * not added again.
 *
 * @returns what became of each draft, in order.
 */
export async function addRows(
  db: Kysely<Database>,
  drafts: readonly RowDraft[],
  { place, revive }: { place: RowPlace } & AddRowsOptions,
): Promise<Added[]> {
  const hashed = await Promise.all(
    drafts.map(async (draft): Promise<HashedDraft> => ({ draft, hash: await hashRow(draft) })),
  );
  const outcomes: Added[] = [];
  await inBatches(db, hashed, async (batch, trx) => {
    outcomes.push(...await addBatch(trx, batch, { place, revive }));
  });
  return outcomes;
}

async function addBatch(
  trx: Transaction<Database>,
  batch: readonly HashedDraft[],
  { place, revive }: { place: RowPlace; revive: boolean },
): Promise<Added[]> {
  const known = await knownRows(trx, batch, place.projectId);
  let position = await nextPosition(trx, place.projectId);
  const fresh: HashedDraft[] = [];
  const outcomes = batch.map((each): Added => {
    const outcome = known.judge(each, revive);
    if (outcome === "added") {
      fresh.push(each);
      known.add(each);
    }
    return outcome;
  });
  if (fresh.length === 0) return outcomes;
  // SQLite takes at most 32,766 values a statement; a row has 16.
  for (let from = 0; from < fresh.length; from += 500) {
    const rows = fresh.slice(from, from + 500).map((each) => tableRow(each, place, position++));
    await trx.insertInto("dataset_rows").values(rows).execute();
  }
  return outcomes;
}

function tableRow({ draft, hash }: HashedDraft, place: RowPlace, position: number) {
  return {
    id: draft.id ?? newId<RowId>(),
    owner_id: place.ownerId,
    project_id: place.projectId,
    position,
    instruction: draft.instruction,
    output: draft.output,
    messages: draft.messages === null ? null : JSON.stringify(draft.messages),
    origin: draft.origin,
    split: draft.split,
    document_id: draft.documentId ?? null,
    chunk_id: draft.chunkId ?? null,
    quote: draft.quote ?? null,
    fact_key: draft.factKey ?? null,
    hash,
    created_at: place.at,
    deleted_at: null,
  };
}

/** The position behind the project's last row, deleted ones included: order never repeats. */
export async function nextPosition(trx: Kysely<Database>, projectId: string): Promise<number> {
  const { last } = await trx.selectFrom("dataset_rows")
    .select(({ fn }) => fn.max("position").as("last"))
    .where("project_id", "=", projectId).executeTakeFirstOrThrow();
  return last === null ? 0 : Number(last) + 1;
}

async function knownRows(
  trx: Transaction<Database>,
  batch: readonly HashedDraft[],
  projectId: string,
) {
  const ids = batch.flatMap(({ draft }) => draft.id ?? []);
  const sameHash = await trx.selectFrom("dataset_rows").select(["id", "hash", "deleted_at"])
    .where("project_id", "=", projectId).where("hash", "in", batch.map(({ hash }) => hash))
    .execute();
  const sameId = ids.length === 0
    ? []
    : await trx.selectFrom("dataset_rows").select("id").where("id", "in", ids).execute();
  const known = new Set(sameId.map(({ id }) => id));
  const live = new Set(sameHash.filter((row) => row.deleted_at === null).map(({ hash }) => hash));
  const deleted = new Set(sameHash.map(({ hash }) => hash));
  return {
    judge({ draft, hash }: HashedDraft, revive: boolean): Added {
      if (draft.id !== undefined && known.has(draft.id)) return "same";
      if (live.has(hash)) return "duplicate";
      return deleted.has(hash) && !revive ? "deleted_before" : "added";
    },
    add({ hash }: HashedDraft) {
      live.add(hash);
    },
  };
}
