import type { ListedFile } from "@/components/use/listed_file.ts";
import {
  AppError,
  type Artifact,
  describeError,
  type ExportChoices,
  type Lang,
  type ProjectId,
  type Run,
  type RunId,
  type Usage,
} from "@/core/contract/mod.ts";
import { exportKindName } from "@/core/exports/mod.ts";
import { evaluationKindName } from "@/core/evaluation/mod.ts";
import type { App } from "@/define.ts";
import { showJob } from "@/routes/_shown_job.ts";

/** So many held-out questions are offered. */
const examples = 3;

/** The chosen finished run, else the newest, with what can be made of it and asked of it. */
export async function readRun(
  app: App,
  runs: readonly Run[],
  { wanted, lang }: { wanted: RunId | undefined; lang: Lang },
) {
  const run = runs.find(({ id }) => id === wanted) ?? runs[0];
  if (!run) return null;
  return {
    run,
    checkpoints: await app.training.checkpoints(run.id),
    choices: await choicesOf(app, run.id, lang),
    trial: await app.evaluations.trial(run.id, examples),
  };
}

/** Where the base model is gone, that stands where the export would be. */
async function choicesOf(
  app: App,
  runId: RunId,
  lang: Lang,
): Promise<{ found: ExportChoices } | { error: { message: string; hint: string } }> {
  try {
    return { found: await app.exports.choices(runId) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { message, hint } = describeError(error, lang);
    return { error: { message, hint } };
  }
}

/** Exported files as they are listed. */
export async function listFiles(
  app: App,
  artifacts: readonly Artifact[],
  runs: readonly Run[],
): Promise<ListedFile[]> {
  const names = new Map(runs.map(({ id, name }) => [id, name]));
  return await Promise.all(
    artifacts.map(async ({ id, runId, form, bytes, sha256, isFolder, notes, createdAt }) => ({
      ...{ id, form, bytes, sha256, isFolder, notes, createdAt },
      runName: names.get(runId) ?? null,
      location: await app.exports.locationOf(id),
    })),
  );
}

/** How other programs use the newest file that they take; null without one, or where it was moved away. */
export async function readUsages(
  app: App,
  artifacts: readonly Artifact[],
): Promise<{ form: Artifact["form"]; programs: Usage[] } | null> {
  const portable = artifacts.find(({ form }) => form.startsWith("gguf-"));
  if (!portable) return null;
  try {
    return { form: portable.form, programs: await app.exports.usages(portable.id) };
  } catch (error) {
    if (error instanceof AppError && error.code === "artifact_gone") return null;
    throw error;
  }
}

/** The exports and evaluations that are not done: under way, waiting, or the last that failed. */
export async function readWork(app: App, projectId: ProjectId, lang: Lang) {
  const kinds = [exportKindName, evaluationKindName];
  const newest = await Promise.all(
    kinds.map((kind) => app.jobs.list({ projectId, kind, limit: 1 })),
  );
  const open = newest.flat().filter(({ state }) => state !== "done" && state !== "cancelled");
  return await Promise.all(open.map(async ({ id }) => {
    const { job, cursor, first, isPausable } = await showJob(app, id, lang);
    return { id, kind: job.kind, cursor, first, isPausable };
  }));
}
