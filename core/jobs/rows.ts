import type { Selectable } from "kysely";
import type { Job, JobEvent } from "@/core/contract/mod.ts";
import type { JobEventsTable, JobsTable } from "@/core/storage/mod.ts";

/** A `jobs` row as the rest of the program sees it. */
export function jobFromRow(row: Selectable<JobsTable>): Job {
  return {
    id: row.id as Job["id"],
    kind: row.kind,
    ownerId: row.owner_id as Job["ownerId"],
    projectId: row.project_id as Job["projectId"],
    state: row.state as Job["state"],
    params: JSON.parse(row.params),
    result: parsed(row.result),
    error: parsed(row.error),
    progress: parsed(row.progress),
    attempt: row.attempt,
    createdAt: row.created_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
  };
}

/** A `job_events` row as the rest of the program sees it. */
export function eventFromRow(row: Selectable<JobEventsTable>): JobEvent {
  return {
    id: row.id,
    jobId: row.job_id as JobEvent["jobId"],
    attempt: row.attempt,
    seq: row.seq,
    at: row.at,
    type: row.type,
    data: JSON.parse(row.data),
  };
}

function parsed(text: string | null) {
  return text === null ? null : JSON.parse(text);
}
