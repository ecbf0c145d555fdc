import { join } from "node:path";
import type { Kysely } from "kysely";
import {
  AppError,
  type Compare,
  type ComparePart,
  compareSchema,
  type DatasetVersionId,
  type Evaluation,
  type EvaluationCase,
  type EvaluationId,
  type EvaluationResult,
  type Job,
  type PersonId,
  type ProjectId,
  type RunId,
  type StartEvaluation,
  startEvaluationSchema,
  trainerConfigSchema,
  type Trial,
} from "@/core/contract/mod.ts";
import type { JobQueue } from "@/core/jobs/mod.ts";
import type { Projects } from "@/core/projects/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import { type Clock, safeJoin } from "@/core/system/mod.ts";
import { storeCases } from "./cases_file.ts";
import { compare } from "./compare.ts";
import { evaluationKindName } from "./evaluation_kind.ts";
import type { OpenModels, ReadHeldOut } from "./ports.ts";
import { caseOfRow } from "./row_case.ts";
import { evaluationFromRow, readResult } from "./rows.ts";

/** What the room is built from. */
export interface EvaluationsDeps {
  db: Kysely<Database>;
  clock: Clock;
  /** From 0 up to 1. */
  random: () => number;
  projects: Pick<Projects, "folderOf">;
  queue: Pick<JobQueue, "enqueue">;
  openModels: OpenModels;
  readHeldOut: ReadHeldOut;
}

/** Evaluations: ask base and tuned model the same, and see what came out. */
export interface Evaluations {
  /**
   * Puts an evaluation into the queue; its questions are stored first.
   *
   * @throws {AppError} `run_not_found`, or `evaluation_no_cases` when no such rows were held out.
   */
  start(ownerId: PersonId, request: StartEvaluation): Promise<Job>;
  /** Evaluations, newest first. */
  list(filter: { projectId?: ProjectId; runId?: RunId }): Promise<Evaluation[]>;
  /** @throws {AppError} `evaluation_not_found` */
  get(id: EvaluationId): Promise<Evaluation>;
  /** Every case with both answers. @throws {AppError} `evaluation_gone` */
  result(id: EvaluationId): Promise<EvaluationResult>;
  /** The path of the result's file. */
  pathOf(id: EvaluationId): Promise<string>;
  /** What a run's models are tried with; `count` examples. @throws {AppError} `run_not_found` */
  trial(runId: RunId, count: number): Promise<Trial>;
  /** Both models' answers to one question, as they come. */
  compare(request: Compare, signal: AbortSignal): AsyncGenerator<ComparePart>;
}

/** Builds the room over the database and the projects' folders. */
export function createEvaluations(deps: EvaluationsDeps): Evaluations {
  const { db, clock, projects, queue, openModels } = deps;

  async function get(id: EvaluationId): Promise<Evaluation> {
    const row = await db.selectFrom("evaluations").selectAll().where("id", "=", id)
      .where("deleted_at", "is", null).executeTakeFirst();
    if (!row) throw new AppError("evaluation_not_found");
    return evaluationFromRow(row);
  }

  async function pathOf(id: EvaluationId): Promise<string> {
    const { projectId, path } = await get(id);
    return safeJoin(await projects.folderOf(projectId), ...path.split("/"));
  }

  return {
    async start(ownerId, request) {
      const parsed = startEvaluationSchema.parse(request);
      const { runId, artifactId = null, maxTokens } = parsed;
      const { projectId, versionId } = await originOfRun(db, runId);
      const source = Array.isArray(parsed.cases) ? "file" : parsed.cases;
      const cases = await casesFor(deps, versionId, parsed.cases);
      const casesSha256 = await storeCases(await projects.folderOf(projectId), cases);
      const params = { projectId, runId, artifactId, casesSha256, source, maxTokens };
      return await queue.enqueue({ kind: evaluationKindName, ownerId, projectId, params });
    },
    async list({ projectId, runId }) {
      let query = db.selectFrom("evaluations").selectAll().where("deleted_at", "is", null)
        .orderBy("id", "desc");
      if (projectId) query = query.where("project_id", "=", projectId);
      if (runId) query = query.where("run_id", "=", runId);
      return (await query.execute()).map(evaluationFromRow);
    },
    get,
    async result(id) {
      const result = await readResult(join(await pathOf(id), ".."));
      if (!result) throw new AppError("evaluation_gone");
      return result;
    },
    pathOf,
    trial: (runId, count) => trialOf(deps, runId, count),
    async *compare(request, signal) {
      const { runId, artifactId = null, ...asked } = compareSchema.parse(request);
      const models = await openModels({ runId, artifactId, signal });
      try {
        yield* compare({ ...asked, models, system: models.systemPrompt, clock, signal });
      } finally {
        await models.close();
      }
    },
  };
}

interface RunOrigin {
  projectId: ProjectId;
  /** The rows as they were when the run was started: today's may hold out what it was trained on. */
  versionId: DatasetVersionId;
  config: string;
}

async function originOfRun(db: Kysely<Database>, runId: RunId): Promise<RunOrigin> {
  const row = await db.selectFrom("runs").select(["project_id", "dataset_version_id", "config"])
    .where("id", "=", runId).where("deleted_at", "is", null).executeTakeFirst();
  if (!row) throw new AppError("run_not_found");
  return {
    projectId: row.project_id as ProjectId,
    versionId: row.dataset_version_id as DatasetVersionId,
    config: row.config,
  };
}

async function casesFor(
  { readHeldOut }: EvaluationsDeps,
  versionId: DatasetVersionId,
  wanted: EvaluationCase[] | "recall" | "document",
): Promise<EvaluationCase[]> {
  if (Array.isArray(wanted)) return wanted;
  const rows = await readHeldOut(versionId, wanted);
  if (rows.length === 0) throw new AppError("evaluation_no_cases");
  return rows.map(caseOfRow);
}

const promptSchema = trainerConfigSchema.pick({ system_prompt: true });

async function trialOf(deps: EvaluationsDeps, runId: RunId, count: number): Promise<Trial> {
  const { versionId, config } = await originOfRun(deps.db, runId);
  const splits = ["recall", "document"] as const;
  const rows = (await Promise.all(
    splits.map(async (split) =>
      (await deps.readHeldOut(versionId, split)).map(({ instruction, output }) => ({
        question: instruction,
        expected: output,
        split,
      }))
    ),
  )).flat();
  return {
    systemPrompt: promptSchema.parse(JSON.parse(config)).system_prompt,
    examples: draw(rows, count, deps.random),
    heldOut: rows.length,
    splits: splits.filter((split) => rows.some((row) => row.split === split)),
  };
}

/** So many of the items, each at most once, in the order in which they were drawn. */
function draw<Item>(items: readonly Item[], count: number, random: () => number): Item[] {
  const rest = [...items];
  const drawn: Item[] = [];
  while (drawn.length < count && rest.length > 0) {
    drawn.push(...rest.splice(Math.floor(random() * rest.length), 1));
  }
  return drawn;
}
