import type { Kysely } from "kysely";
import type { Hyperparameters, PersonId, ProjectId } from "@/core/contract/mod.ts";
import type { Jobs } from "@/core/jobs/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import type { Clock } from "@/core/system/mod.ts";
import type { TrainingDatasets, TrainingEngines, TrainingLimits, TrainingModels } from "./ports.ts";
import type { ProjectFolders } from "./run_folder.ts";

/** What training asks of the projects. */
export interface TrainingProjects extends ProjectFolders {
  get(id: ProjectId): Promise<{
    ownerId: PersonId;
    baseModelId: string | null;
    systemPrompt: string;
  }>;
}

/** What training asks of the job queue. */
export type TrainingJobs = Pick<
  Jobs,
  "enqueue" | "get" | "list" | "events" | "pause" | "resume" | "cancel"
>;

/** What training is built from. */
export interface TrainingDeps {
  db: Kysely<Database>;
  clock: Clock;
  jobs: TrainingJobs;
  projects: TrainingProjects;
  models: TrainingModels;
  datasets: TrainingDatasets;
  engines: TrainingEngines;
  /** What a run of the project may use at the moment. */
  limits(projectId: ProjectId): Promise<TrainingLimits>;
  /**
   * Settings that a person wants for every run, over those that suit the model; what is left out
   * follows model, data and memory.
   */
  usual?(projectId: ProjectId): Promise<Partial<Hyperparameters>>;
}
