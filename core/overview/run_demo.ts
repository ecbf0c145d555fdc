import {
  AppError,
  type ArtifactId,
  type DemoSummary,
  type EvaluationId,
  type ExportForm,
  type Job,
  type JobId,
  type ProjectId,
  type RunId,
} from "@/core/contract/mod.ts";
import { evaluationKindName } from "@/core/evaluation/mod.ts";
import { exportKindName } from "@/core/exports/mod.ts";
import type { JobContext } from "@/core/jobs/mod.ts";
import { trainingJob } from "@/core/training/mod.ts";
import { readDemoContent } from "./demo_content.ts";
import { dataKind, documentsKind, installKind } from "./demo_kinds.ts";
import { createSteps, type StepContext } from "./demo_steps.ts";
import { summarise } from "./demo_summary.ts";
import type { DemoDeps, DemoPack, DemoPlace } from "./ports.ts";
import { waitForJob } from "./wait_for_job.ts";

/** What the demo exports: the model that is asked, and the adapter. */
const demoForms: readonly ExportForm[] = ["adapter", "gguf-q8_0"];

/** Carries the project from nothing to two models that answered the same questions. */
export async function runDemo(
  deps: DemoDeps,
  projectId: ProjectId,
  context: JobContext,
): Promise<DemoSummary> {
  const { clock, projects, rooms, starterId } = deps;
  const place: DemoPlace = { ownerId: context.job.ownerId, projectId };
  const content = await readDemoContent(deps.assets);
  const since = (await deps.queue.get(context.job.id)).createdAt;
  const { start, all, times } = createSteps(context, clock);
  const once = jobOnce(deps, place);

  const project = start("project", [], () => {
    const { systemPrompt } = content;
    return projects.change(projectId, {
      systemPrompt,
      baseModelId: starterId,
      outputFormat: "gguf",
    });
  });
  const starter = start("starter", [], (step) => install(deps, "starter", { place, since, step }));
  const inference = start(
    "inference",
    [],
    (step) => install(deps, "inference", { place, since, step }),
  );
  const trainer = start("trainer", [], (step) => install(deps, "trainer", { place, since, step }));
  const documents = start("documents", [project], async (step) => {
    for (const file of content.documents) await rooms.addDocument(place, file);
    return await once(step, documentsKind, () => rooms.processDocuments(place));
  });
  const data = start(
    "data",
    [documents],
    (step) => once(step, dataKind, () => rooms.generateData(place)),
  );
  const training = start(
    "training",
    [starter, inference, trainer, data],
    (step) =>
      once(step, trainingJob, async () => {
        const { jobId } = await rooms.startTraining(place);
        return await deps.queue.get(jobId);
      }),
  );
  const exported = start("export", [training], async (step) => {
    const runId = runIdOf(await training);
    return await once(
      step,
      exportKindName,
      () =>
        rooms.exports.start(place.ownerId, {
          runId,
          checkpoint: "best",
          artifacts: [...demoForms],
        }),
    );
  });
  const evaluation = start("evaluation", [exported], async (step) => {
    const runId = runIdOf(await training);
    const artifactId = await modelOf(deps, (await exported).id);
    const { cases } = content;
    return await once(
      step,
      evaluationKindName,
      () => rooms.evaluations.start(place.ownerId, { runId, artifactId, cases }),
    );
  });

  await all();
  return await summarise(deps, {
    demo: await deps.queue.get(context.job.id),
    attempt: context.job.attempt,
    projectId,
    steps: times(),
    training: await training,
    modelId: await modelOf(deps, (await exported).id),
    evaluationId: (await evaluation).id as string as EvaluationId,
  });
}

/** Does a kind of work once in the project: an earlier attempt may have begun it, or done it. */
function jobOnce({ queue }: DemoDeps, { projectId }: DemoPlace) {
  return async (step: StepContext, kind: string, begin: () => Promise<Job>): Promise<Job> => {
    const [earlier] = (await queue.list({ projectId, kind })).filter(isOfUse);
    const job = await waitForJob(queue, (earlier ?? await begin()).id, step);
    step.took(job);
    return job;
  };
}

/** An installation belongs to no project: one that this demo began counts as its own. */
async function install(
  { queue, rooms }: DemoDeps,
  pack: DemoPack,
  { place: { ownerId }, since, step }: { place: DemoPlace; since: string; step: StepContext },
): Promise<void> {
  const earlier = (await queue.list({ ownerId, kind: installKind })).filter(isOfUse)
    .find(({ params, createdAt }) => params["pack"] === pack && createdAt >= since);
  const begun = earlier ?? await rooms.install(pack, ownerId);
  if (begun) step.took(await waitForJob(queue, begun.id, step));
}

function isOfUse({ state }: Job): boolean {
  return state !== "failed" && state !== "cancelled";
}

function runIdOf({ params }: Job): RunId {
  return params["runId"] as string as RunId;
}

async function modelOf({ rooms }: DemoDeps, exportId: JobId): Promise<ArtifactId> {
  const artifacts = await rooms.exports.list({ exportId });
  const model = artifacts.find(({ form }) => form === "gguf-q8_0");
  if (!model) throw new AppError("artifact_not_found");
  return model.id;
}
