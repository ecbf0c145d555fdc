import type { Kysely } from "kysely";
import {
  AppError,
  type Checkpoint,
  type Job,
  type JobEvent,
  type JobId,
  type ProjectId,
  type ProjectPart,
  restingStates,
  type ResumeFrom,
  type Run,
  type RunId,
  type RunMetrics,
  type StartRun,
} from "@/core/contract/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import { checkLanguage } from "./check_language.ts";
import { listCheckpoints, setAsideAfter } from "./checkpoints.ts";
import { metricEventTypes, metricsFrom } from "./metrics.ts";
import type { TrainingDeps, TrainingJobs } from "./deps.ts";
import { createPlanner, type RunPlan } from "./plan_run.ts";
import type { Preflight } from "./preflight.ts";
import { type RunFolder, runFolderOf } from "./run_folder.ts";
import { projectRunRows, runFromRow, runRow } from "./run_rows.ts";
import { startRun } from "./start_run.ts";
import { trainingJob } from "./training_job.ts";
import { readLogTail } from "./training_log.ts";

/** Runs of training: plan, start, pause, resume, abort, and everything that their pages show. */
export interface Training {
  /** The settings that a run would have, and the checks before its start. */
  plan(projectId: ProjectId, request?: StartRun): Promise<RunPlan>;
  preflight(projectId: ProjectId, request?: StartRun): Promise<Preflight>;
  /** Whether a model of these languages knows that of the data; null where nobody can tell. */
  checkLanguage(
    projectId: ProjectId,
    languages: readonly string[] | null,
  ): Promise<Preflight[number] | null>;
  /**
   * Freezes the data, writes the run's folder and puts the job into the queue.
   *
   * @throws {AppError} `training_blocked` when a check forbids it.
   */
  start(projectId: ProjectId, request?: StartRun): Promise<Run>;
  /** Saves and pauses. */
  pause(id: RunId): Promise<Run>;
  /**
   * Goes on from the last or the best saved state. Going back to the best one sets later states
   * aside.
   *
   * @throws {AppError} `job_wrong_state`; `checkpoint_missing` when there is no best one.
   */
  resume(id: RunId, from?: ResumeFrom): Promise<Run>;
  /** Saves and ends; it can still be resumed. */
  abort(id: RunId): Promise<Run>;
  /** @throws {AppError} `run_not_found`, as all that take a run's id. */
  get(id: RunId): Promise<Run>;
  list(projectId: ProjectId): Promise<Run[]>;
  metrics(id: RunId): Promise<RunMetrics>;
  /** The saved states, oldest first. */
  checkpoints(id: RunId): Promise<Checkpoint[]>;
  /** The end of the run's `training.log`. */
  logTail(id: RunId, lines?: number): Promise<string[]>;
  folderOf(id: RunId): Promise<RunFolder>;
}

/** Builds the room. */
export function createTraining(deps: TrainingDeps): Training {
  const { db, jobs, projects } = deps;
  const plan = createPlanner(deps);

  async function folderOf(id: RunId): Promise<RunFolder> {
    const { project_id } = await runRow(db, id);
    return await runFolderOf(projects, { projectId: project_id as ProjectId, runId: id });
  }

  async function jobOf(id: RunId): Promise<Job> {
    const { job_id } = await runRow(db, id);
    return await jobs.get(job_id as JobId);
  }

  async function get(id: RunId): Promise<Run> {
    const row = await runRow(db, id);
    return runFromRow(row, await jobs.get(row.job_id as JobId));
  }

  return {
    plan,
    preflight: async (projectId, request) => (await plan(projectId, request)).checks,
    checkLanguage: async (projectId, languages) =>
      checkLanguage({ languages }, await deps.datasets.language(projectId)),
    start: async (projectId, request = {}) =>
      await get(await startRun(deps, await plan(projectId, request), request)),
    async pause(id) {
      await jobs.pause((await jobOf(id)).id);
      return await get(id);
    },
    async abort(id) {
      await jobs.cancel((await jobOf(id)).id);
      return await get(id);
    },
    async resume(id, from = "last") {
      const job = await jobOf(id);
      if (from === "best") await goBackToBest(job, await folderOf(id));
      await jobs.resume(job.id);
      return await get(id);
    },
    get,
    list: (projectId) => listRuns(deps, projectId),
    async metrics(id) {
      const { id: jobId, state, error } = await jobOf(id);
      return metricsFrom({ runId: id, state, error }, await allEvents(jobs, jobId));
    },
    checkpoints: async (id) => await listCheckpoints((await folderOf(id)).checkpoints),
    logTail: async (id, lines = 200) => await readLogTail((await folderOf(id)).log, lines),
    folderOf,
  };
}

async function goBackToBest(job: Job, { checkpoints, setAside }: RunFolder): Promise<void> {
  if (!restingStates.includes(job.state) || job.state === "done") {
    throw new AppError("job_wrong_state", { state: { key: `state.${job.state}` } });
  }
  const best = (await listCheckpoints(checkpoints)).find(({ isBest }) => isBest);
  if (!best) throw new AppError("checkpoint_missing");
  await setAsideAfter(checkpoints, { step: best.step, setAside });
}

async function listRuns({ db, jobs }: TrainingDeps, projectId: ProjectId): Promise<Run[]> {
  const rows = await projectRunRows(db, projectId);
  const found = await jobs.list({ projectId, kind: trainingJob, limit: rows.length + 100 });
  const byId = new Map(found.map((job) => [job.id as string, job]));
  return rows.flatMap((row) => {
    const job = byId.get(row.job_id);
    return job ? [runFromRow(row, job)] : [];
  });
}

const eventsAtOnce = 1000;

async function allEvents(jobs: TrainingJobs, jobId: JobId): Promise<JobEvent[]> {
  const events: JobEvent[] = [];
  const filter = { jobId, types: metricEventTypes, limit: eventsAtOnce };
  for (;;) {
    const page = await jobs.events(events.at(-1)?.id ?? 0, filter);
    events.push(...page);
    if (page.length < eventsAtOnce) return events;
  }
}

/** The runs' share of a project. */
export function createTrainingPart(db: Kysely<Database>): ProjectPart {
  return {
    async count(projectId) {
      return { runs: (await projectRunRows(db, projectId)).length };
    },
    async purge(projectId) {
      await db.deleteFrom("runs").where("project_id", "=", projectId).execute();
    },
  };
}
