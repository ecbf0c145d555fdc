import {
  AppError,
  type ArtifactId,
  type DemoSummary,
  type EngineId,
  type EvaluationId,
  type ExportForm,
  generateKindName,
  type Job,
  type JobId,
  processDocumentsKind,
  type ProjectId,
  type RunId,
} from "@/core/contract/mod.ts";
import { evaluationKindName } from "@/core/evaluation/mod.ts";
import { exportKindName } from "@/core/exports/mod.ts";
import type { JobContext } from "@/core/jobs/mod.ts";
import { enginePacks } from "@/core/packs/mod.ts";
import { trainingJob } from "@/core/training/mod.ts";
import { type DemoContent, readDemoContent } from "./demo_content.ts";
import { installOnce } from "./install_once.ts";
import { createSteps, type StepContext } from "./demo_steps.ts";
import { summarise } from "./demo_summary.ts";
import type { DemoDeps, DemoPlace } from "./ports.ts";
import { isOfUse, waitForJob } from "./wait_for_job.ts";

/** What the demo exports: the model that is asked, and the adapter. */
const demoForms: readonly ExportForm[] = ["adapter", "gguf-q8_0"];

/**
 * Twelve wordings of a fact for five epochs rather than the usual nine for six: as long a training,
 * and 43 instead of 39 of 50 questions in new words are answered. More epochs change nothing (39
 * after eight). No document is held out, because the questions ask for every one.
 */
const demoRows = { generator: "extractive", phrasings: 12, documentShare: 0 } as const;
const demoTraining = { hyper: { epochs: 5 } };

/** Carries the project from nothing to two models that answered the same questions. */
export async function runDemo(
  deps: DemoDeps,
  { projectId, engine }: { projectId: ProjectId; engine: EngineId },
  context: JobContext,
): Promise<DemoSummary> {
  const { ownerId, attempt, id } = context.job;
  const place: DemoPlace = { ownerId, projectId };
  const content = await readDemoContent(deps.assets);
  const since = (await deps.queue.get(id)).createdAt;
  const { start, all, times } = createSteps(context, deps.clock);
  const once = jobOnce(deps, place);
  const install = installOnce(deps, { ownerId, since });
  const work = workOf(deps, { ...place, engine }, content);

  const project = start("project", [], work.setUp);
  const inference = start("inference", [], install("inference"));
  // Our own engine trains from the pack that answers, which is not installed twice.
  const before = enginePacks[engine] === "inference" ? [inference] : [];
  const packs = [
    inference,
    start("starter", [], install("starter-model")),
    start("trainer", before, install(enginePacks[engine])),
  ];
  const documents = start("documents", [project], async (step) => {
    await work.addDocuments();
    return await once(step, processDocumentsKind, work.process);
  });
  const data = start("data", [documents], (step) => once(step, generateKindName, work.generate));
  const training = start(
    "training",
    [...packs, data],
    (step) => once(step, trainingJob, work.train),
  );
  const exported = start("export", [training], async (step) => {
    const runId = runIdOf(await training);
    return await once(step, exportKindName, () => work.export(runId));
  });
  const evaluation = start("evaluation", [exported], async (step) => {
    const artifactId = await modelOf(deps, (await exported).id);
    const runId = runIdOf(await training);
    return await once(step, evaluationKindName, () => work.evaluate(runId, artifactId));
  });

  await all();
  return await summarise(deps, {
    demo: await deps.queue.get(id),
    attempt,
    projectId,
    steps: times(),
    training: await training,
    modelId: await modelOf(deps, (await exported).id),
    evaluationId: (await evaluation).id as string as EvaluationId,
  });
}

/** What each step does, or puts into the queue. */
function workOf(
  { queue, projects, settings, rooms, starterId }: DemoDeps,
  { ownerId, projectId, engine }: DemoPlace & { engine: EngineId },
  { documents, systemPrompt, cases }: DemoContent,
) {
  return {
    setUp: () =>
      projects.change(projectId, { systemPrompt, baseModelId: starterId, outputFormat: "gguf" }),
    async addDocuments() {
      const { uploadLimitBytes: limitBytes } = await settings.read(projectId);
      for (const { name, content } of documents) {
        const stream = new Blob([content]).stream();
        await rooms.documents.add({ ownerId, projectId, name, stream, limitBytes });
      }
    },
    async process() {
      const { chunkTokens, chunkOverlap } = await settings.read(projectId);
      const params = { projectId, chunkTokens, chunkOverlap };
      return await queue.enqueue({ kind: processDocumentsKind, ownerId, projectId, params });
    },
    generate: () => rooms.datasets.generate(ownerId, projectId, demoRows),
    async train() {
      const { jobId } = await rooms.training.start(projectId, { ...demoTraining, engine });
      return await queue.get(jobId);
    },
    export: (runId: RunId) =>
      rooms.exports.start(ownerId, { runId, checkpoint: "best", artifacts: [...demoForms] }),
    evaluate: (runId: RunId, artifactId: ArtifactId) =>
      rooms.evaluations.start(ownerId, { runId, artifactId, cases }),
  };
}

/** Does a kind of work once in the project: an earlier attempt may have begun it, or done it. */
function jobOnce({ queue }: DemoDeps, { projectId }: DemoPlace) {
  return async (step: StepContext, kind: string, begin: () => Promise<Job>): Promise<Job> => {
    const earlier = (await queue.list({ projectId, kind })).find(isOfUse);
    const job = await waitForJob(queue, (earlier ?? await begin()).id, step);
    step.took(job);
    return job;
  };
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
