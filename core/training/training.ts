import type { Kysely, Selectable } from "kysely";
import {
  AppError,
  type ChangeRun,
  type Checkpoint,
  type Job,
  type JobId,
  type Lang,
  type ProjectId,
  type ProjectPart,
  restingStates,
  type ResumeFrom,
  type Run,
  type RunComparison,
  type RunId,
  type RunLogPage,
  type RunMetrics,
  type StartRun,
} from "@/core/contract/mod.ts";
import type { Database, RunsTable } from "@/core/storage/mod.ts";
import { checkLanguage } from "./check_language.ts";
import { listCheckpoints, setAsideAfter } from "./checkpoints.ts";
import { differingSettings, figuresOf } from "./compare_runs.ts";
import { followRuns } from "./follow_runs.ts";
import { createLogPages } from "./log_pages.ts";
import { metricsFrom, type MetricsOf, type MetricsWanted } from "./metrics.ts";
import type { TrainingDeps } from "./deps.ts";
import { createPlanner, type PlanOptions, type RunPlan } from "./plan_run.ts";
import type { Preflight } from "./preflight.ts";
import { type RunFolder, runFolderOf } from "./run_folder.ts";
import { changeRunRow, configOf, projectRunRows, runFromRow, runRow } from "./run_rows.ts";
import { usualRunName } from "./run_name.ts";
import { expectedAnswers } from "./sample_answers.ts";
import { startRun } from "./start_run.ts";
import { hyperparametersOf } from "./trainer_config.ts";
import { trainingJob } from "./training_job.ts";

/** Runs of training: plan, start, pause, resume, abort, and everything that their pages show. */
export interface Training {
  /** The settings that a run would have, and the checks before its start. */
  plan(projectId: ProjectId, request?: StartRun, options?: PlanOptions): Promise<RunPlan>;
  preflight(projectId: ProjectId, request?: StartRun): Promise<Preflight>;
  /** Whether a model of these languages knows that of the data; null where nobody can tell. */
  checkLanguage(
    projectId: ProjectId,
    languages: readonly string[] | null,
  ): Promise<Preflight[number] | null>;
  /**
   * Freezes the data, writes the run's folder and puts the job into the queue. A run without a name
   * is called as is usual in `lang`.
   *
   * @throws {AppError} `training_blocked` when a check forbids it.
   */
  start(projectId: ProjectId, request?: StartRun, lang?: Lang): Promise<Run>;
  /** What the next run is called that gets no name. */
  usualName(projectId: ProjectId, lang: Lang): Promise<string>;
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
  /** Changes name and note. */
  change(id: RunId, change: ChangeRun): Promise<Run>;
  list(projectId: ProjectId): Promise<Run[]>;
  /** The project's runs with their figures, and what sets them apart. */
  compare(projectId: ProjectId): Promise<RunComparison>;
  /** With a cursor of earlier metrics, curve and lists hold only what is newer. */
  metrics(id: RunId, wanted?: MetricsWanted): Promise<RunMetrics>;
  /** The saved states, oldest first. */
  checkpoints(id: RunId): Promise<Checkpoint[]>;
  /** Lines of the run's `training.log`. */
  logPage(id: RunId, wanted: { from: number; count: number }): Promise<RunLogPage>;
  folderOf(id: RunId): Promise<RunFolder>;
}

/** Builds the room. */
export function createTraining(deps: TrainingDeps): Training {
  const { db, jobs, projects } = deps;
  const plan = createPlanner(deps);
  const seenOf = followRuns(jobs);
  const readLogPage = createLogPages();

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
    start: async (projectId, request = {}, lang = "en") =>
      await get(await startRun(deps, await plan(projectId, request), { request, lang })),
    usualName: (projectId, lang) => usualRunName(db, projectId, lang),
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
    async change(id, change) {
      await runRow(db, id);
      await changeRunRow(db, id, change);
      return await get(id);
    },
    list: async (projectId) => (await runsWithJobs(deps, projectId)).map(({ run }) => run),
    async compare(projectId) {
      const found = await runsWithJobs(deps, projectId);
      const runs = [];
      for (const { run, job } of found) {
        runs.push({ ...run, figures: figuresOf(job, await seenOf(job.id)) });
      }
      return { runs, differing: differingSettings(runs) };
    },
    async metrics(id, wanted = {}) {
      const { after = 0 } = wanted;
      const row = await runRow(db, id);
      const job = await jobs.get(row.job_id as JobId);
      const seen = await seenOf(job.id);
      const isAnswered = seen.samples.some(({ event }) => event > after);
      const { path } = await folderOf(id);
      const expected = isAnswered ? await expectedAnswers(path) : new Map<string, string>();
      return metricsFrom({ ...metricsOf(row, job), expected }, seen, wanted);
    },
    checkpoints: async (id) => await listCheckpoints((await folderOf(id)).checkpoints),
    logPage: async (id, wanted) => await readLogPage((await folderOf(id)).log, wanted),
    folderOf,
  };
}

function metricsOf(
  row: Pick<Selectable<RunsTable>, "id" | "config">,
  { state, error, params }: Job,
): Omit<MetricsOf, "expected"> {
  return {
    runId: row.id as RunId,
    state,
    error,
    hyper: hyperparametersOf(configOf(row)),
    availableBytes: params["availableBytes"] as number,
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

async function runsWithJobs(
  { db, jobs }: TrainingDeps,
  projectId: ProjectId,
): Promise<{ run: Run; job: Job }[]> {
  const rows = await projectRunRows(db, projectId);
  const found = await jobs.list({ projectId, kind: trainingJob, limit: rows.length + 100 });
  const byId = new Map(found.map((job) => [job.id as string, job]));
  return rows.flatMap((row) => {
    const job = byId.get(row.job_id);
    return job ? [{ run: runFromRow(row, job), job }] : [];
  });
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
