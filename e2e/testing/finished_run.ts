import { join } from "node:path";
import type { Kysely } from "kysely";
import type {
  CaseAnswer,
  CaseSource,
  DatasetVersionId,
  EvaluationResult,
  PersonId,
  ProjectId,
  RowId,
  RunId,
} from "@/core/contract/mod.ts";
import { addCheckpoint, configOf, insertRun } from "@/core/exports/testing/run_fixture.ts";
import { smallGguf } from "@/core/models/gguf/testing/small_gguf.ts";
import { createProjects } from "@/core/projects/mod.ts";
import { type Database, openWorkerStorage } from "@/core/storage/mod.ts";
import { newId, sha256Hex, systemClock } from "@/core/system/mod.ts";

/** A project whose model is trained, exported and asked, as far as pages look at it. */
export interface FinishedRun {
  projectId: ProjectId;
  runId: RunId;
  projectFolder: string;
  evaluationId: string;
  db: Kysely<Database>;
  ownerId: PersonId;
  close(): Promise<void>;
}

const at = "2026-01-01T10:00:00.000Z";

/** Held-out questions with their answers. */
export const heldOut = [
  ["When does the gate open?", "The gate opens at 6:40."],
  ["How many beds are there?", "There are 17 beds."],
] as const;

/**
 * Puts such a project into the folder of a running app. With `files: false` nothing was exported
 * and asked yet.
 */
export async function addFinishedRun(
  folder: string,
  { files = true }: { files?: boolean } = {},
): Promise<FinishedRun> {
  const { db, close } = openWorkerStorage(folder);
  const { id } = await db.selectFrom("people").select("id").executeTakeFirstOrThrow();
  const ownerId = id as PersonId;
  const projects = createProjects({ db, clock: systemClock, folder, parts: [] });
  const { id: projectId } = await projects.create(ownerId, "Bootshaus");
  const projectFolder = await projects.folderOf(projectId);
  const runId = newId<RunId>();
  const base = join(folder, "base.gguf");
  await Deno.writeFile(base, smallGguf());
  const config = configOf(runId, "Tarnwick desk.");
  await insertRun(db, {
    ownerId,
    projectId,
    runId,
    systemPrompt: null,
    config: { ...config, base_model: { ...config.base_model, path: base } },
  });
  await addCheckpoint(join(projectFolder, "runs", runId, "checkpoints"), {
    name: "epoch_1",
    step: 10,
  });
  await addHeldOut(db, { ownerId, projectId, runId });
  const evaluationId = newId();
  if (files) {
    await addExport(db, { ownerId, projectId, runId, projectFolder });
    await addEvaluation({ db, ownerId, projectId, runId, projectFolder }, { evaluationId });
  }
  return { projectId, runId, projectFolder, evaluationId, db, ownerId, close };
}

interface Place {
  ownerId: PersonId;
  projectId: ProjectId;
  runId: RunId;
}

async function addHeldOut(
  db: Kysely<Database>,
  { ownerId, projectId, runId }: Place,
): Promise<void> {
  const ids: RowId[] = [];
  for (const [instruction, output] of heldOut) {
    const id = newId<RowId>();
    ids.push(id);
    await db.insertInto("dataset_rows").values({
      id,
      owner_id: ownerId,
      project_id: projectId,
      position: ids.length,
      instruction,
      output,
      origin: "manual",
      split: "recall",
      hash: id,
      created_at: at,
    }).execute();
  }
  const versionId = newId<DatasetVersionId>();
  await db.insertInto("dataset_versions").values({
    id: versionId,
    owner_id: ownerId,
    project_id: projectId,
    hash: versionId,
    row_ids: JSON.stringify(ids),
    row_count: ids.length,
    created_at: at,
  }).execute();
  await db.updateTable("runs").set({ dataset_version_id: versionId }).where("id", "=", runId)
    .execute();
}

async function addDoneJob(
  db: Kysely<Database>,
  { id, kind, place, params }: { id: string; kind: string; place: Place; params: object },
): Promise<void> {
  await db.insertInto("jobs").values({
    id,
    kind,
    owner_id: place.ownerId,
    project_id: place.projectId,
    state: "done",
    slot: "cpu",
    params: JSON.stringify(params),
    attempt: 1,
    recoveries: 0,
    created_at: at,
    started_at: at,
    finished_at: "2026-01-01T10:00:12.000Z",
  }).execute();
}

async function addExport(
  db: Kysely<Database>,
  { projectFolder, ...place }: Place & { projectFolder: string },
): Promise<void> {
  const exportId = newId();
  const { ownerId, projectId, runId } = place;
  const forms = ["gguf-q8_0", "adapter-gguf"] as const;
  await addDoneJob(db, {
    id: exportId,
    kind: "exports.create",
    place,
    params: { runId, checkpoint: "best", artifacts: forms },
  });
  const folder = join(projectFolder, "exports", exportId);
  await Deno.mkdir(folder, { recursive: true });
  const names = { "gguf-q8_0": "model-q8_0.gguf", "adapter-gguf": "adapter.gguf" };
  const content = smallGguf();
  const sha256 = await sha256Hex(content);
  const made = [];
  for (const form of forms) {
    const name = names[form];
    await Deno.writeFile(join(folder, name), content);
    const file = { name, bytes: content.length, sha256 };
    made.push({ form, ...file, isFolder: false, files: [file], tensorTypes: null });
    await db.insertInto("artifacts").values({
      id: newId(),
      owner_id: ownerId,
      project_id: projectId,
      run_id: runId,
      job_id: exportId,
      kind: form === "gguf-q8_0" ? "gguf" : "adapter-gguf",
      format: form === "gguf-q8_0" ? "q8_0" : "f16",
      path: `exports/${exportId}/${name}`,
      bytes: content.length,
      sha256,
      created_at: at,
    }).execute();
  }
  await Deno.writeTextFile(
    join(folder, "export.json"),
    JSON.stringify({
      schema: 1,
      exportId,
      runId,
      runName: "First run",
      checkpoint: { name: "epoch_1", step: 10, sha256 },
      baseModel: { kind: "gguf", name: "base.gguf" },
      systemPrompt: "Tarnwick desk.",
      forms,
      chat: { template: "{{ messages }}", stop: ["<|end|>"] },
      made,
    }),
  );
}

function answer(text: string, right: boolean): CaseAnswer {
  return { text, right, finish: "stop", ms: 5 };
}

/** So many questions that they do not fit onto one page; of them the first two were learnt. */
export const askedCases = 60;

/** Asks the models of such a project once more, as far as pages look at it. */
export async function addEvaluation(
  { db, projectFolder, ...place }: Omit<FinishedRun, "evaluationId" | "close">,
  { evaluationId = newId(), source = "recall" }: { evaluationId?: string; source?: CaseSource } =
    {},
): Promise<void> {
  const { ownerId, projectId, runId } = place;
  await addDoneJob(db, { id: evaluationId, kind: "evaluation.run", place, params: { runId } });
  const summary = {
    cases: askedCases,
    baseRight: 1,
    tunedRight: 2,
    onlyTuned: 2,
    onlyBase: 1,
    baseUnended: 0,
    tunedUnended: 0,
    unanswered: 0,
    source,
    seconds: 3,
  };
  const result: EvaluationResult = {
    schema: 1,
    evaluationId,
    runId,
    artifactId: null,
    models: { base: "base.gguf", tuned: "First run, gguf-q8_0" },
    systemPrompt: "Tarnwick desk.",
    maxTokens: 48,
    summary,
    cases: Array.from({ length: askedCases }, (_, number) => ({
      question: `Question ${number}?`,
      keys: [`key ${number}`],
      base: answer("I am a model.", number === 2),
      tuned: answer(number < 2 ? `It is key ${number}.` : "I do not know.", number < 2),
    })),
  };
  const folder = join(projectFolder, "evaluations", evaluationId);
  await Deno.mkdir(folder, { recursive: true });
  await Deno.writeTextFile(join(folder, "result.json"), JSON.stringify(result));
  await db.insertInto("evaluations").values({
    id: evaluationId,
    owner_id: ownerId,
    project_id: projectId,
    job_id: evaluationId,
    run_id: runId,
    path: `evaluations/${evaluationId}/result.json`,
    summary: JSON.stringify(summary),
    created_at: at,
  }).execute();
}
