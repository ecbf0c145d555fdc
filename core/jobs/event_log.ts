import { type Kysely, sql, type Transaction } from "kysely";
import type { JobEvent, JobId, JsonObject, ProjectId } from "@/core/contract/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import { eventFromRow } from "./rows.ts";

/** An event that has no number yet. */
export interface NewEvent {
  at: string;
  type: string;
  data: JsonObject;
}

/** Which events a reader wants. */
export interface EventFilter {
  jobId?: JobId;
  projectId?: ProjectId;
  ownerId?: string;
  types?: readonly string[];
  limit?: number;
}

/**
 * Appends events to a job's log. They are numbered inside the transaction, which holds the one
 * write lock, so that the server and the job's worker can both append.
 */
export async function appendEvents(
  trx: Transaction<Database>,
  { jobId, attempt }: { jobId: string; attempt: number },
  events: readonly NewEvent[],
): Promise<void> {
  if (events.length === 0) return;
  const last = await trx.selectFrom("job_events").select(({ fn }) => fn.max("seq").as("seq"))
    .where("job_id", "=", jobId).where("attempt", "=", attempt).executeTakeFirst();
  const first = (last?.seq ?? 0) + 1;
  const rows = events.map((event, index) => ({
    job_id: jobId,
    attempt,
    seq: first + index,
    at: event.at,
    type: event.type,
    data: JSON.stringify(event.data),
  }));
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    await trx.insertInto("job_events").values(rows.slice(from, from + rowsAtOnce)).execute();
  }
}

/** A statement takes some ten thousand values, and work that logs a lot brings more between two writes. */
const rowsAtOnce = 1000;

/** Events after a cursor, oldest first; at most `limit` (1,000 unless told). */
export async function eventsAfter(
  db: Kysely<Database>,
  cursor: number,
  { jobId, projectId, ownerId, types, limit = 1000 }: EventFilter = {},
): Promise<JobEvent[]> {
  let query = db.selectFrom("job_events").selectAll()
    .where("id", ">", cursor).orderBy("id").limit(limit);
  if (jobId) query = query.where("job_id", "=", jobId);
  if (types) query = query.where("type", "in", types);
  if (projectId || ownerId) {
    query = query.where("job_id", "in", (from) => {
      const jobs = from.selectFrom("jobs").select("jobs.id");
      const inProject = projectId ? jobs.where("project_id", "=", projectId) : jobs;
      return ownerId ? inProject.where("owner_id", "=", ownerId) : inProject;
    });
  }
  return (await query.execute()).map(eventFromRow);
}

/** The newest cursor: what a page that shows the present state subscribes from. */
export async function latestCursor(db: Kysely<Database>): Promise<number> {
  const { rows } = await sql<{ seq: number }>`
    SELECT seq FROM sqlite_sequence WHERE name = 'job_events'`.execute(db);
  return rows[0]?.seq ?? 0;
}

/** The last `limit` events of one type of a job, oldest first. */
export async function lastEvents(
  db: Kysely<Database>,
  jobId: JobId,
  { type, limit = 200 }: { type: string; limit?: number },
): Promise<JobEvent[]> {
  const rows = await db.selectFrom("job_events").selectAll()
    .where("job_id", "=", jobId).where("type", "=", type)
    .orderBy("id", "desc").limit(limit).execute();
  return rows.reverse().map(eventFromRow);
}

/** Some lines of a job's log, and how many there are in all. */
export interface LogPage {
  total: number;
  lines: JobEvent[];
}

/**
 * The lines of a job's log from the given one on (counted from 0, over all attempts); a negative
 * number counts from the end, as in `at()`.
 */
export async function readLog(
  db: Kysely<Database>,
  jobId: JobId,
  { from, count }: { from: number; count: number },
): Promise<LogPage> {
  const ofLog = db.selectFrom("job_events").where("job_id", "=", jobId).where("type", "=", "log");
  const { lines } = await ofLog.select(({ fn }) => fn.countAll<number>().as("lines"))
    .executeTakeFirstOrThrow();
  const total = Number(lines);
  const offset = from < 0 ? Math.max(0, total + from) : from;
  const rows = await ofLog.selectAll().orderBy("id").limit(count).offset(offset).execute();
  return { total, lines: rows.map(eventFromRow) };
}
