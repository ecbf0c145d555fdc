import { basename } from "node:path";
import type { Kysely } from "kysely";
import {
  AppError,
  type ArtifactId,
  type RunId,
  type TrainerConfig,
  trainerConfigSchema,
} from "@/core/contract/mod.ts";
import type { Inference, LocalModel } from "@/core/models/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import type { OpenModels } from "./ports.ts";

/** An exported file that can answer: a whole model, or an adapter for the run's base. */
export interface AnsweringFile {
  kind: "model" | "adapter";
  path: string;
  /** For people and records. */
  name: string;
}

/** What opening a run's models needs. */
export interface OpenModelsDeps {
  db: Kysely<Database>;
  inference: Pick<Inference, "model">;
  /** The GGUF of a base model; null when a safetensors model has not been converted. */
  findBaseGguf(base: TrainerConfig["base_model"]): Promise<string | null>;
  /** The given artifact of a run, or its best that can answer; null when there is none. */
  answering(runId: RunId, artifactId: ArtifactId | null): Promise<AnsweringFile | null>;
}

/**
 * Opens a run's base and tuned model in local inference, where nothing is loaded before it is asked.
 * An adapter is applied to the base that is in memory already.
 *
 * @throws {AppError} `run_not_found`, `evaluation_no_model`, `evaluation_no_base`
 */
export function createOpenModels(
  { db, inference, answering, findBaseGguf }: OpenModelsDeps,
): OpenModels {
  return async ({ runId, artifactId }) => {
    const config = await configOf(db, runId);
    const tuned = await answering(runId, artifactId);
    if (!tuned) throw new AppError("evaluation_no_model");
    const name = basename(config.base_model.path);
    const path = await findBaseGguf(config.base_model);
    if (path === null) throw new AppError("evaluation_no_base", { model: name });
    const base = { path, name };
    return {
      base: inference.model(base),
      tuned: inference.model(tunedOf(tuned, base)),
      systemPrompt: config.system_prompt,
      // Local inference ends by itself when nobody asks; others may be using it.
      close: () => Promise.resolve(),
    };
  };
}

async function configOf(db: Kysely<Database>, runId: RunId): Promise<TrainerConfig> {
  const row = await db.selectFrom("runs").select("config").where("id", "=", runId)
    .where("deleted_at", "is", null).executeTakeFirst();
  if (!row) throw new AppError("run_not_found");
  return trainerConfigSchema.parse(JSON.parse(row.config));
}

function tunedOf({ kind, path, name }: AnsweringFile, base: LocalModel): LocalModel {
  return kind === "model" ? { path, name } : { path: base.path, name, adapters: [{ path }] };
}
