import type { ExpressionBuilder, Kysely } from "kysely";
import { AppError } from "@/core/contract/mod.ts";
import type { Job, JobId, JobState, JsonObject, PersonId, ProjectId } from "@/core/contract/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import { type Clock, isoNow, newId } from "@/core/system/mod.ts";
import { appendEvents } from "./event_log.ts";
import type { AnyJobKind } from "./kind.ts";
import { jobFromRow } from "./rows.ts";
import { unfinishedStates } from "./transitions.ts";

/** What is needed to put work into the queue. */
export interface NewJob {
  kind: string;
  ownerId: PersonId;
  projectId: ProjectId | null;
  params: JsonObject;
  /** A job of the kind in the project that did not end yet and of which this holds is answered instead. */
  unless?: (job: Job) => boolean;
}

/** Which jobs a list shows. Those of deleted projects show only where their project is named. */
export interface JobFilter {
  projectId?: ProjectId;
  ownerId?: PersonId;
  kind?: string;
  states?: readonly JobState[];
  /** Only older ones: the last of the page before. */
  before?: JobId;
  limit?: number;
}

/**
 * Puts a job into the queue; its parameters are checked by its kind.
 *
 * @throws {AppError} `project_not_found` when its project was deleted in the meantime.
 */
export async function enqueue(
  { db, clock, kinds }: { db: Kysely<Database>; clock: Clock; kinds: KindTable },
  { kind, ownerId, projectId, params, unless }: NewJob,
): Promise<Job> {
  const known = kindNamed(kinds, kind);
  known.check(params);
  const at = isoNow(clock);
  return await db.transaction().execute(async (trx) => {
    if (projectId !== null) await requireLiveProject(trx, projectId);
    const present = unless && (await unfinishedJobs(trx, { kind, projectId })).find(unless);
    if (present) return present;
    const row = await trx.insertInto("jobs").values({
      id: newId<JobId>(),
      kind,
      owner_id: ownerId,
      project_id: projectId,
      state: "queued",
      slot: known.slot,
      params: JSON.stringify(params),
      attempt: 0,
      recoveries: 0,
      created_at: at,
    }).returningAll().executeTakeFirstOrThrow();
    await appendEvents(trx, { jobId: row.id, attempt: 0 }, [
      { at, type: "state", data: { state: "queued" } },
    ]);
    return jobFromRow(row);
  });
}

async function unfinishedJobs(
  db: Kysely<Database>,
  { kind, projectId }: Pick<NewJob, "kind" | "projectId">,
): Promise<Job[]> {
  const rows = await db.selectFrom("jobs").selectAll().where("kind", "=", kind)
    .where("project_id", projectId === null ? "is" : "=", projectId)
    .where("state", "in", [...unfinishedStates]).execute();
  return rows.map(jobFromRow);
}

/** The known kinds by name. */
export type KindTable = ReadonlyMap<string, AnyJobKind>;

/** Puts kinds into a table by name. */
export function kindTable(kinds: readonly AnyJobKind[]): KindTable {
  return new Map(kinds.map((kind) => [kind.kind, kind]));
}

/** The kind of that name; an unknown one is a fault of the program. */
export function kindNamed(kinds: KindTable, name: string): AnyJobKind {
  const kind = kinds.get(name);
  if (!kind) throw new TypeError(`No job kind is named "${name}"`);
  return kind;
}

/** @throws {AppError} `job_not_found` */
export async function getJob(db: Kysely<Database>, id: JobId): Promise<Job> {
  const row = await db.selectFrom("jobs").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row) throw new AppError("job_not_found");
  return jobFromRow(row);
}

/** Jobs, newest first. */
export async function listJobs(
  db: Kysely<Database>,
  { projectId, ownerId, kind, states, before, limit = 100 }: JobFilter = {},
): Promise<Job[]> {
  let query = db.selectFrom("jobs").selectAll().orderBy("id", "desc").limit(limit);
  query = projectId
    ? query.where("project_id", "=", projectId)
    : query.where((of) => of.or([of("project_id", "is", null), ofLiveProject(of)]));
  if (ownerId) query = query.where("owner_id", "=", ownerId);
  if (kind) query = query.where("kind", "=", kind);
  if (states) query = query.where("state", "in", [...states]);
  if (before) query = query.where("id", "<", before);
  return (await query.execute()).map(jobFromRow);
}

async function requireLiveProject(db: Kysely<Database>, id: ProjectId): Promise<void> {
  const project = await db.selectFrom("projects").select("id").where("id", "=", id)
    .where("deleted_at", "is", null).executeTakeFirst();
  if (!project) throw new AppError("project_not_found");
}

function ofLiveProject({ exists, selectFrom }: ExpressionBuilder<Database, "jobs">) {
  return exists(
    selectFrom("projects").select("projects.id").whereRef("projects.id", "=", "jobs.project_id")
      .where("projects.deleted_at", "is", null),
  );
}
