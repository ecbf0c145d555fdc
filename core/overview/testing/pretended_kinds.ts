import { join } from "node:path";
import type { Kysely } from "kysely";
import { z } from "zod";
import type {
  DocumentId,
  Json,
  JsonObject,
  PersonId,
  ProjectId,
  RowId,
  RunId,
  UploadedDocument,
} from "@/core/contract/mod.ts";
import type { Upload } from "@/core/documents/mod.ts";
import { addCheckpoint, insertRun } from "@/core/exports/testing/run_fixture.ts";
import { type AnyJobKind, type JobContext, type JobKind, jobKind } from "@/core/jobs/mod.ts";
import type { Projects } from "@/core/projects/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import { newId, sha256Hex } from "@/core/system/mod.ts";
import type { DemoPlace } from "../mod.ts";

/** Hears of each piece of work as it begins, and may stand in its way. */
export type OnWork = (work: string, context: JobContext) => Promise<void> | void;

/** What the pretended work is done with. */
export interface PretendedDeps {
  db: Kysely<Database>;
  folder: string;
  ownerId: PersonId;
  projects: Pick<Projects, "folderOf">;
  onWork?: OnWork;
}

type Work = (params: JsonObject, context: JobContext) => Promise<Json>;

/** The job kinds of the rooms below, which leave behind what the demo looks at. */
export function pretendedKinds(deps: PretendedDeps): AnyJobKind[] {
  const { db, folder, ownerId, onWork = () => {} } = deps;
  const pretended = (kind: string, work: Work, options: Partial<JobKind> = {}) =>
    jobKind({
      kind,
      params: z.record(z.string(), z.json()) as z.ZodType<JsonObject>,
      slot: "cpu",
      pausable: false,
      recovery: "automatic",
      graceMs: 1000,
      ...options,
      async run(params, context) {
        await onWork(kind, context);
        return await work(params, context);
      },
    });
  return [
    pretended("packs.install", async ({ pack }) => {
      await Deno.writeTextFile(join(folder, `${pack}.installed`), "");
      return null;
    }),
    pretended("documents.process", (_, { job }) => readDocuments(db, job.projectId)),
    pretended(
      "dataset.generate",
      (_, { job: { projectId } }) => addRows(db, { ownerId, projectId: projectId as ProjectId }),
    ),
    pretended("training.run", (params, context) => train(deps, params, context), {
      slot: "accelerator",
      pausable: true,
      recovery: "offered",
    }),
  ];
}

/** Adds a document that waits to be read, unless it is there. */
export async function addDocument(
  db: Kysely<Database>,
  { ownerId, projectId, name, stream }: Upload,
): Promise<UploadedDocument> {
  const content = await new Response(stream).bytes();
  await db.insertInto("documents").values({
    id: newId<DocumentId>(),
    owner_id: ownerId,
    project_id: projectId,
    name,
    bytes: content.length,
    sha256: await sha256Hex(content),
    format: "txt",
    state: "uploaded",
    created_at: at,
  }).onConflict((conflict) => conflict.doNothing()).execute();
  return {} as UploadedDocument;
}

const at = "2026-01-01T00:00:00.000Z";

async function readDocuments(db: Kysely<Database>, projectId: string | null): Promise<Json> {
  await db.updateTable("documents").set({ state: "ready" })
    .where("project_id", "=", projectId ?? "").execute();
  return null;
}

async function addRows(
  db: Kysely<Database>,
  { ownerId, projectId }: DemoPlace,
): Promise<Json> {
  for (let position = 0; position < 5; position++) {
    await db.insertInto("dataset_rows").values({
      id: newId<RowId>(),
      owner_id: ownerId,
      project_id: projectId,
      position,
      instruction: `Question ${position}?`,
      output: `fact ${position}`,
      origin: "extractive",
      split: "train",
      hash: String(position),
      created_at: at,
    }).onConflict((conflict) => conflict.doNothing()).execute();
  }
  return null;
}

async function train(
  { db, ownerId, projects }: PretendedDeps,
  { runId }: JsonObject,
  { job }: JobContext,
): Promise<Json> {
  const projectId = job.projectId as ProjectId;
  const run = { ownerId, projectId, runId: runId as string as RunId, jobId: job.id };
  const known = await db.selectFrom("runs").select("id").where("id", "=", run.runId)
    .executeTakeFirst();
  if (!known) await insertRun(db, { ...run, systemPrompt: "Tarnwick desk." });
  const runFolder = join(await projects.folderOf(projectId), "runs", run.runId);
  await addCheckpoint(join(runFolder, "checkpoints"), { name: "epoch_1", step: 10 });
  return { runId: run.runId, trainS: 192.5 };
}
