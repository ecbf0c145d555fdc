import { join } from "node:path";
import type { Kysely } from "kysely";
import type {
  DatasetVersionId,
  JobId,
  PersonId,
  Project,
  ProjectId,
  RunId,
  TrainerConfig,
} from "@/core/contract/mod.ts";
import { createProjects, type Projects } from "@/core/projects/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import { newId, sha256Hex, systemClock } from "@/core/system/mod.ts";

const at = "2026-01-01T00:00:00.000Z";

/** A project with a run that has checkpoints on the disk. */
export interface RunFixture {
  projects: Projects;
  project: Project;
  runId: RunId;
  /** The run's folder of checkpoints. */
  checkpoints: string;
}

/** How the run is to be. */
export interface RunFixtureOptions {
  ownerId: PersonId;
  /** The data folder. */
  folder: string;
  systemPrompt?: string | null;
  projectName?: string;
}

/** Makes a project with a run and two checkpoints, of which `epoch_1` is the best. */
export async function addRun(
  db: Kysely<Database>,
  { ownerId, folder, systemPrompt = "Tarnwick desk.", projectName = "Tarnwick" }: RunFixtureOptions,
): Promise<RunFixture> {
  const projects = createProjects({ db, clock: systemClock, folder, parts: [] });
  const project = await projects.create(ownerId, projectName);
  const runId = newId<RunId>();
  await insertRun(db, { ownerId, projectId: project.id, runId, systemPrompt });
  const runFolder = join(await projects.folderOf(project.id), "runs", runId);
  const checkpoints = join(runFolder, "checkpoints");
  await addCheckpoint(checkpoints, { name: "epoch_1", step: 10 });
  await addCheckpoint(checkpoints, { name: "epoch_2", step: 20 });
  await Deno.writeTextFile(join(checkpoints, "best"), "epoch_1");
  return { projects, project, runId, checkpoints };
}

/** Writes a complete checkpoint with a pretended adapter. */
export async function addCheckpoint(
  checkpoints: string,
  { name, step }: { name: string; step: number },
): Promise<void> {
  const folder = join(checkpoints, name);
  await Deno.mkdir(folder, { recursive: true });
  const contents = {
    "adapter_model.safetensors": `weights of step ${step}`,
    "adapter_config.json": '{"r": 16}',
    "optimizer.safetensors": "moments",
  };
  const files: Record<string, { bytes: number; sha256: string }> = {};
  for (const [file, content] of Object.entries(contents)) {
    await Deno.writeTextFile(join(folder, file), content);
    files[file] = { bytes: content.length, sha256: await sha256Hex(content) };
  }
  const manifest = { schema: 1, step, epoch: step / 10, files, eval_loss: null };
  await Deno.writeTextFile(join(folder, "manifest.json"), JSON.stringify(manifest));
}

/** A run's row, and whose it is. */
export interface NewRun {
  ownerId: PersonId;
  projectId: ProjectId;
  runId: RunId;
  /** The job that trains it; a finished one is made when it is left out. */
  jobId?: JobId;
  systemPrompt: string | null;
  /** The trainer's config, where the pretended one does not do. */
  config?: TrainerConfig;
}

/** Enters a run with everything that its row refers to. */
export async function insertRun(
  db: Kysely<Database>,
  { ownerId, projectId, runId, jobId, systemPrompt, config }: NewRun,
): Promise<void> {
  const owned = { owner_id: ownerId, project_id: projectId, created_at: at };
  const versionId = newId<DatasetVersionId>();
  await db.insertInto("dataset_versions")
    .values({ ...owned, id: versionId, hash: versionId, row_ids: "[]", row_count: 0 }).execute();
  await db.insertInto("runs").values({
    ...owned,
    id: runId,
    job_id: jobId ?? await insertJob(db, { ownerId, projectId }),
    name: "First run",
    engine: "fake",
    base_model_id: "starter",
    dataset_version_id: versionId,
    config: JSON.stringify(config ?? configOf(runId, systemPrompt)),
  }).execute();
}

async function insertJob(
  db: Kysely<Database>,
  { ownerId, projectId }: { ownerId: PersonId; projectId: ProjectId },
): Promise<JobId> {
  const id = newId<JobId>();
  await db.insertInto("jobs").values({
    owner_id: ownerId,
    project_id: projectId,
    created_at: at,
    id,
    kind: "training.run",
    state: "done",
    slot: "accelerator",
    params: "{}",
    attempt: 1,
    recoveries: 0,
  }).execute();
  return id;
}

/** The `config.json` of such a run. */
export function configOf(runId: RunId, systemPrompt: string | null): TrainerConfig {
  return {
    schema: 1,
    run_id: runId,
    task: "sft",
    base_model: { kind: "gguf", path: "/models/base.gguf", cache_dir: "/cache", family: "smollm2" },
    dataset: { path: "train.jsonl", sha256: "0".repeat(64), format: "chat" },
    eval: { recall: null, document: null },
    system_prompt: systemPrompt,
    hyper: {
      learning_rate: 1e-3,
      batch_size: 8,
      gradient_accumulation: 1,
      epochs: 2,
      lora_rank: 16,
      lora_alpha: 32,
      lora_dropout: 0,
      schedule: "linear",
      warmup_ratio: 0.05,
      weight_decay: 0,
      max_length: 512,
      gradient_checkpointing: false,
      load_in_4bit: false,
    },
    output_dir: "final",
    checkpoint_dir: "checkpoints",
    seed: 7,
    limits: {
      threads: 1,
      max_memory_bytes: null,
      force_cpu: false,
      checkpoint_interval_s: 240,
      max_steps: null,
    },
  };
}
