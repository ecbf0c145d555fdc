import type { Kysely } from "kysely";
import type { Services } from "@/compose.ts";
import type { EvaluationSummary, OwnedKind, TrainerConfig } from "@/core/contract/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import { writeTinyRun } from "@/core/training/testing/trainer_fixture.ts";
import { newId, newSecret, sha256Hex } from "@/core/system/mod.ts";
import { temporaryFolder } from "../temporary_folder.ts";

/** The ids of one thing of each kind, all of the same person. */
export type Things = Record<OwnedKind, string>;

/** What stands in everything that a person owns: it must show in no answer to anybody else. */
export const secretText = "Geheimes-Rezept-4711";

const at = "2026-01-01T00:00:00.000Z";

/** Puts one thing of each kind into the database. */
export async function addThings(db: Kysely<Database>, ownerId: string): Promise<Things> {
  const project = newId();
  const id = {
    project,
    document: newId(),
    job: newId(),
    run: newId(),
    artifact: newId(),
    evaluation: newId(),
    row: newId(),
    base_model: newId(),
  };
  const row = { owner_id: ownerId, project_id: project, created_at: at, deleted_at: null };
  await db.insertInto("projects").values({
    id: project,
    owner_id: ownerId,
    name: secretText,
    base_model_id: null,
    output_format: "gguf",
    system_prompt: secretText,
    created_at: at,
  }).execute();
  await addWork(db, { id, row });
  await addData(db, { id, row });
  return id;
}

/** The settings of some run. */
async function aConfig(): Promise<TrainerConfig> {
  await using folder = await temporaryFolder();
  const model = { kind: "gguf", path: "model.gguf", cache_dir: "cache", family: null } as const;
  return await writeTinyRun(folder.path, model);
}

const summary: EvaluationSummary = {
  cases: 0,
  baseRight: 0,
  tunedRight: 0,
  onlyTuned: 0,
  onlyBase: 0,
  baseUnended: 0,
  tunedUnended: 0,
  unanswered: 0,
  source: "file",
  seconds: 0,
};

interface Owned {
  id: Things;
  row: { owner_id: string; project_id: string; created_at: string; deleted_at: null };
}

async function addWork(db: Kysely<Database>, { id, row }: Owned): Promise<void> {
  const { deleted_at: _, ...dated } = row;
  const version = newId();
  await db.insertInto("jobs").values({
    ...dated,
    id: id.job,
    kind: "training.run",
    state: "failed",
    slot: "accelerator",
    params: "{}",
    attempt: 1,
    recoveries: 0,
  }).execute();
  await db.insertInto("dataset_versions")
    .values({ ...dated, id: version, hash: id.run, row_ids: "[]", row_count: 0 }).execute();
  const run = { ...row, id: id.run, job_id: id.job, name: secretText, engine: "python" };
  await db.insertInto("runs").values({
    ...run,
    base_model_id: "starter",
    dataset_version_id: version,
    config: JSON.stringify(await aConfig()),
  }).execute();
  const ofRun = { ...row, job_id: id.job, run_id: id.run, path: secretText };
  await db.insertInto("artifacts").values({
    ...ofRun,
    id: id.artifact,
    kind: "adapter",
    format: "safetensors",
    bytes: 1,
    sha256: "0".repeat(64),
  }).execute();
  await db.insertInto("evaluations")
    .values({ ...ofRun, id: id.evaluation, summary: JSON.stringify(summary) }).execute();
}

async function addData(db: Kysely<Database>, { id, row }: Owned): Promise<void> {
  await db.insertInto("documents").values({
    ...row,
    id: id.document,
    name: secretText,
    bytes: 1,
    sha256: id.document,
    format: "txt",
    state: "uploaded",
  }).execute();
  await db.insertInto("dataset_rows").values({
    ...row,
    id: id.row,
    position: 1,
    instruction: secretText,
    output: secretText,
    origin: "manual",
    split: "train",
    hash: id.row,
  }).execute();
  const { project_id: _, ...ofPerson } = row;
  await db.insertInto("base_models")
    .values({ ...ofPerson, id: id.base_model, kind: "gguf", name: secretText, path: secretText })
    .execute();
}

/** A second person, signed in: answers the cookie. */
export async function addMember(
  { db, access }: Pick<Services, "db" | "access">,
): Promise<{ personId: string; cookie: string }> {
  const personId = newId();
  const secret = newSecret();
  const now = new Date().toISOString();
  await db.insertInto("people")
    .values({ id: personId, name: "Zweite", role: "member", created_at: at }).execute();
  await db.insertInto("sessions").values({
    id_hash: await sha256Hex(secret),
    person_id: personId,
    created_at: now,
    last_seen_at: now,
  }).execute();
  return { personId, cookie: `${access.cookieName}=${secret}` };
}
