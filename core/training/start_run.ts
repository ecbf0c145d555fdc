import { AppError, type Lang, type RunId, type StartRun, translator } from "@/core/contract/mod.ts";
import { trainingTexts } from "@/core/contract/text/training.ts";
import { atomicWrite, isoNow, newId } from "@/core/system/mod.ts";
import type { TrainingDeps } from "./deps.ts";
import type { RunPlan } from "./plan_run.ts";
import { availableMemory, memoryCaseOf, type Preflight } from "./preflight.ts";
import { runFolderOf } from "./run_folder.ts";
import { noteRun } from "./run_rows.ts";
import { usualRunName } from "./run_name.ts";
import { trainerConfig } from "./trainer_config.ts";
import { trainingJob, type TrainingParams, trainingParams } from "./training_job.ts";

/** The same seed for everybody makes runs comparable. */
const usualSeed = 7;

/**
 * Starts a planned run: its folder with data and config first, then the job, then the run's row
 * (which the job writes too, should the program end in between).
 *
 * @throws {AppError} `training_blocked`
 */
export async function startRun(
  deps: TrainingDeps,
  plan: RunPlan,
  { request, lang }: { request: StartRun; lang: Lang },
): Promise<RunId> {
  const { model, hyper, readiness } = startable(plan);
  const { projectId, ownerId, limits } = plan;
  const runId = newId<RunId>();
  const folder = await runFolderOf(deps.projects, { projectId, runId });
  await Deno.mkdir(folder.path, { recursive: true, mode: 0o700 });
  try {
    const data = await deps.datasets.freezeInto(projectId, folder.path);
    const { seed = usualSeed, maxSteps = null } = request;
    const config = trainerConfig({ ...plan, runId, model, data, hyper, seed, maxSteps });
    await atomicWrite(folder.config, JSON.stringify(config, null, 2));
    const { engine } = readiness;
    const params: TrainingParams = {
      runId,
      projectId,
      name: request.name ?? await usualRunName(deps.db, projectId, lang),
      engine: engine.id,
      baseModelId: model.id,
      datasetVersionId: data.versionId,
      memory: memoryCaseOf(model, engine, { data: data.size, hyper }),
      availableBytes: availableMemory(engine, limits),
    };
    const job = { kind: trainingJob, ownerId, projectId, params: trainingParams(params) };
    const { id: jobId } = await deps.jobs.enqueue(job);
    const createdAt = isoNow(deps.clock);
    await noteRun(deps.db, { ...params, id: runId, ownerId, jobId, config, createdAt });
    return runId;
  } catch (error) {
    await Deno.remove(folder.path, { recursive: true });
    throw error;
  }
}

function startable({ checks, model, hyper, readiness }: RunPlan) {
  const blocked = checks.filter(({ ok }) => !ok);
  if (blocked.length > 0 || !model || !hyper || readiness.kind !== "ready") {
    throw new AppError("training_blocked", {
      reasons_en: sentences(blocked, "en"),
      reasons_de: sentences(blocked, "de"),
    });
  }
  return { model, hyper, readiness };
}

/** What blocks and what to do about it. */
function sentences(checks: Preflight, lang: Lang): string {
  const t = translator(trainingTexts, lang);
  return checks.flatMap(({ message, fix, params }) =>
    [message, fix].filter((key) => key !== null).map((key) => t(key, params))
  ).join(" ");
}
