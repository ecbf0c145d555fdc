import { join } from "node:path";
import type { Kysely } from "kysely";
import { z } from "zod";
import {
  type ArtifactId,
  type CaseAnswer,
  caseSourceSchema,
  type ComparedModel,
  type EvaluationCase,
  type EvaluationResult,
  idSchema,
  type Json,
  type ProjectId,
  type RunId,
} from "@/core/contract/mod.ts";
import type { EvaluationText } from "@/core/contract/text/evaluation.ts";
import { type AnyJobKind, type JobContext, jobKind } from "@/core/jobs/mod.ts";
import type { Projects } from "@/core/projects/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import { atomicWrite, type Clock, isoNow, sha256Hex } from "@/core/system/mod.ts";
import { type AnswerLog, openAnswerLog } from "./answer_log.ts";
import { askCases } from "./ask_cases.ts";
import { evaluationsFolder, loadCases } from "./cases_file.ts";
import type { ModelPair, OpenModels } from "./ports.ts";
import { enterEvaluation, readResult } from "./rows.ts";
import { summarise } from "./summarise.ts";

/** What the work of an evaluation needs. */
export interface EvaluationKindDeps {
  db: Kysely<Database>;
  clock: Clock;
  projects: Pick<Projects, "folderOf">;
  openModels: OpenModels;
}

/** The job's parameters: a `StartEvaluation` whose questions are stored. */
const paramsSchema = z.object({
  projectId: idSchema<ProjectId>(),
  runId: idSchema<RunId>(),
  artifactId: idSchema<ArtifactId>().nullable(),
  casesSha256: z.string().regex(/^[0-9a-f]{64}$/),
  source: caseSourceSchema,
  maxTokens: z.int().positive(),
});

type Params = z.infer<typeof paramsSchema>;

/** The name of the job kind. */
export const evaluationKindName = "evaluation.run";

/**
 * The job that asks base and tuned model the same questions. Every answer is on the disk before the
 * next question, so that a killed or paused evaluation goes on; the result's file appears whole, and
 * its row once.
 */
export function createEvaluationKind(deps: EvaluationKindDeps): AnyJobKind {
  return jobKind<Params, Json>({
    kind: evaluationKindName,
    params: paramsSchema,
    slot: "accelerator",
    pausable: true,
    recovery: "automatic",
    graceMs: 10_000,
    run: (params, context) => runEvaluation(deps, params, context),
  });
}

async function runEvaluation(
  deps: EvaluationKindDeps,
  params: Params,
  context: JobContext,
): Promise<Json> {
  const { job } = context;
  const projectFolder = await deps.projects.folderOf(params.projectId);
  const folder = join(projectFolder, evaluationsFolder, job.id);
  await Deno.mkdir(folder, { recursive: true, mode: 0o700 });
  const result = await readResult(folder) ??
    await ask(deps, { params, projectFolder, folder, context });
  await enterEvaluation(deps.db, result, {
    ownerId: job.ownerId,
    projectId: params.projectId,
    path: `${evaluationsFolder}/${job.id}/result.json`,
    at: isoNow(deps.clock),
  });
  return { evaluationId: job.id, summary: result.summary };
}

interface Work {
  params: Params;
  projectFolder: string;
  folder: string;
  context: JobContext;
}

async function ask(deps: EvaluationKindDeps, work: Work): Promise<EvaluationResult> {
  const { params, projectFolder, folder, context } = work;
  const { signal } = context;
  const cases = await loadCases(projectFolder, params.casesSha256);
  report(context, "evaluation.phase.load", { done: 0, total: cases.length * 2 });
  const models = await deps.openModels({ ...params, signal });
  try {
    const asked = await fingerprint(params, models);
    await using log = await openAnswerLog(join(folder, "answers.jsonl"), asked);
    await askMissing(deps, work, { cases, models, log });
    const result = resultOf(work, { cases, models, log });
    await atomicWrite(join(folder, "result.json"), JSON.stringify(result, null, 1));
    return result;
  } finally {
    await models.close();
  }
}

interface Asked {
  cases: EvaluationCase[];
  models: ModelPair;
  log: AnswerLog;
}

async function askMissing(
  { clock }: EvaluationKindDeps,
  { params, context }: Work,
  { cases, models, log }: Asked,
): Promise<void> {
  const tell = () =>
    report(context, "evaluation.phase.ask", { done: log.count, total: cases.length * 2 });
  tell();
  await askCases<ComparedModel>({
    cases,
    models: [{ name: "base", chat: models.base }, { name: "tuned", chat: models.tuned }],
    system: models.systemPrompt,
    maxTokens: params.maxTokens,
    clock,
    signal: context.signal,
    isAnswered: (index, model) => log.find(index, model) !== undefined,
    async onAnswer(index, model, answer) {
      await log.add({ index, model, answer });
      context.emit("answer", { index, model, right: answer.right });
      tell();
    },
  });
}

function resultOf(
  { params, context }: Work,
  { cases, models, log }: Asked,
): EvaluationResult {
  const answerOf = (index: number, model: ComparedModel): CaseAnswer => {
    const answer = log.find(index, model);
    if (!answer) throw new TypeError(`Case ${index} was not asked of ${model}`);
    return answer;
  };
  const answered = cases.map((item, index) => ({
    ...item,
    base: answerOf(index, "base"),
    tuned: answerOf(index, "tuned"),
  }));
  return {
    schema: 1,
    evaluationId: context.job.id,
    runId: params.runId,
    artifactId: params.artifactId,
    models: { base: models.base.name, tuned: models.tuned.name },
    systemPrompt: models.systemPrompt,
    maxTokens: params.maxTokens,
    summary: summarise(answered, params.source),
    cases: answered,
  };
}

/** What an answer depends on: an earlier attempt's answers count only when all this is the same. */
function fingerprint(
  { casesSha256, artifactId, runId, maxTokens }: Params,
  { base, tuned, systemPrompt }: ModelPair,
): Promise<string> {
  const names = [base.name, tuned.name];
  return sha256Hex(
    JSON.stringify([casesSha256, artifactId, runId, maxTokens, names, systemPrompt]),
  );
}

function report(
  { progress }: JobContext,
  phase: EvaluationText,
  { done, total }: { done: number; total: number },
): void {
  progress({ phase, done, total, unit: "answers" });
}
