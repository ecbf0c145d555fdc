import {
  describeError,
  importKindName,
  importReportEvent,
  type Job,
  type JobId,
  type Json,
  type Lang,
  presentEvent,
  type Progress,
} from "@/core/contract/mod.ts";
import { pacePoints, type ProgressPoint } from "@/core/contract/text/pace.ts";
import type { App } from "@/define.ts";

/** A job as a page shows it at first, and what the browser needs to follow it from there. */
export async function showJob(
  { jobs }: Pick<App, "jobs">,
  id: JobId,
  lang: Lang,
) {
  // The cursor comes first: what happens between the two is then shown twice, never lost.
  const cursor = await jobs.latestCursor();
  const job = await jobs.get(id);
  const { state, progress, attempt } = job;
  const error = job.error && describeError(job.error, lang);
  const log = (await jobs.lastEvents(id, { type: "log" }))
    .filter((event) => event.id <= cursor)
    .map((event) => String(presentEvent(event, lang).data["message"]));
  return {
    id,
    job,
    cursor,
    isPausable: jobs.isPausable(job.kind),
    first: {
      state,
      progress,
      attempt,
      error: error && { code: error.code, message: error.message, hint: error.hint },
      result: job.result ?? await reportOfFailed(jobs, job),
      log,
      points: await progressPoints(jobs, job),
      startedAt: job.startedAt,
      finishedAt: job.finishedAt,
    },
  };
}

/** How far a running job was lately; of one that rests it tells nothing. */
async function progressPoints(
  jobs: App["jobs"],
  { id, state, attempt }: Job,
): Promise<ProgressPoint[]> {
  if (state !== "running") return [];
  const events = await jobs.lastEvents(id, { type: "progress", limit: pacePoints });
  return events.filter((event) => event.attempt === attempt)
    .map(({ at, data }) => ({ ...data as unknown as Progress, at }));
}

/** What an import says of its lines that failed because none of them was usable. */
async function reportOfFailed(jobs: App["jobs"], { id, kind, state }: Job): Promise<Json> {
  if (kind !== importKindName || state !== "failed") return null;
  const [report] = await jobs.lastEvents(id, { type: importReportEvent, limit: 1 });
  return report?.data ?? null;
}
