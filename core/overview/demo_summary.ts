import type {
  ArtifactId,
  DemoStepName,
  DemoSummary,
  EvaluationId,
  EvaluationResult,
  Job,
  ProjectId,
} from "@/core/contract/mod.ts";
import type { DemoDeps } from "./ports.ts";
import { countDocuments, countTrainingRows } from "./path_facts.ts";

/** What the demo did. */
export interface DemoOutcome {
  demo: Job;
  attempt: number;
  projectId: ProjectId;
  steps: { step: DemoStepName; seconds: number }[];
  training: Job;
  modelId: ArtifactId;
  evaluationId: EvaluationId;
}

/** Gathers the figures, and a few answers that show what they mean. */
export async function summarise(
  deps: DemoDeps,
  { demo, attempt, projectId, steps, training, modelId, evaluationId }: DemoOutcome,
): Promise<DemoSummary> {
  const { clock, projects, rooms } = deps;
  const result = await rooms.evaluations.result(evaluationId);
  const model = await rooms.exports.download(modelId);
  const started = Date.parse(demo.startedAt ?? demo.createdAt);
  return {
    projectId,
    projectName: (await projects.get(projectId)).name,
    runId: result.runId,
    steps,
    totalSeconds: (clock.now().getTime() - started) / 1000,
    trainingSeconds: trainingSeconds(training),
    interruptions: attempt - 1,
    documents: (await countDocuments(deps.db, projectId)).ready,
    trainingRows: await countTrainingRows(deps.db, projectId),
    cases: result.summary.cases,
    baseRight: result.summary.baseRight,
    tunedRight: result.summary.tunedRight,
    answersPath: await rooms.evaluations.pathOf(evaluationId),
    modelPath: model.files[0]?.path ?? "",
    examples: examplesOf(result.cases),
  };
}

/** The trainer's own count of its last attempt: steps and measuring, without imports and loading. */
function trainingSeconds({ result }: Job): number {
  const seconds = (result as { trainS?: unknown } | null)?.trainS;
  return typeof seconds === "number" ? seconds : 0;
}

/** Most of what was won, and one that was not: a choice of wins only would mislead. */
function examplesOf(cases: EvaluationResult["cases"]): DemoSummary["examples"] {
  const won = cases.filter(({ base, tuned }) => tuned.right && !base.right);
  const missed = cases.filter(({ tuned }) => !tuned.right);
  // Every seventh: neighbours ask for the same fact.
  const spread = won.filter((_, index) => index % 7 === 0).slice(0, 4);
  return [...spread, ...missed.slice(0, 1)].map(({ question, base, tuned }) => ({
    question,
    base: base.text,
    tuned: tuned.text,
    baseRight: base.right,
    tunedRight: tuned.right,
  }));
}
