import { basename, join } from "node:path";
import type { Kysely } from "kysely";
import {
  AppError,
  type ProjectId,
  type RunId,
  type TrainerConfig,
  trainerConfigSchema,
} from "@/core/contract/mod.ts";
import type { Database } from "@/core/storage/mod.ts";

/** What an export has to know of a run. */
export interface RunToExport {
  id: RunId;
  projectId: ProjectId;
  name: string;
  config: TrainerConfig;
}

/** @throws {AppError} `run_not_found` */
export async function runToExport(db: Kysely<Database>, id: RunId): Promise<RunToExport> {
  const row = await db.selectFrom("runs").select(["project_id", "name", "config"])
    .where("id", "=", id).where("deleted_at", "is", null).executeTakeFirst();
  if (!row) throw new AppError("run_not_found");
  return {
    id,
    projectId: row.project_id as ProjectId,
    name: row.name,
    config: trainerConfigSchema.parse(JSON.parse(row.config)),
  };
}

/** The folder of a run's checkpoints. */
export function checkpointsFolderOf({ id, config }: RunToExport, projectFolder: string): string {
  return join(projectFolder, "runs", id, config.checkpoint_dir);
}

/** The base model as the record names it: never with its path, which is nobody else's business. */
export function baseModelOf(
  { config }: RunToExport,
): { kind: "gguf" | "safetensors"; name: string } {
  const { kind, path } = config.base_model;
  return { kind, name: basename(path) };
}
