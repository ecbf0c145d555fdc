import type { Kysely } from "kysely";
import type { EngineId, JobId, PersonId, ProjectId } from "@/core/contract/mod.ts";
import type { Datasets } from "@/core/datasets/mod.ts";
import type { Documents } from "@/core/documents/mod.ts";
import type { Evaluations } from "@/core/evaluation/mod.ts";
import type { Exports } from "@/core/exports/mod.ts";
import type { JobQueue } from "@/core/jobs/mod.ts";
import type { Packs } from "@/core/packs/mod.ts";
import type { Projects } from "@/core/projects/mod.ts";
import type { SettingsStore } from "@/core/settings/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import type { Clock, Runtime } from "@/core/system/mod.ts";
import type { Training } from "@/core/training/mod.ts";

/** The job queue, for work that puts other work into it and waits for it. */
export interface DemoQueue extends Pick<JobQueue, "enqueue" | "get" | "list"> {
  /** Goes on with a job that was interrupted, paused, failed or cancelled. */
  resume(id: JobId): Promise<unknown>;
  cancel(id: JobId): Promise<unknown>;
  /** Calls back whenever jobs may have changed; answers how to end that. */
  onEvents(listener: () => void): () => void;
}

/** In whose name and where the demo works. */
export interface DemoPlace {
  ownerId: PersonId;
  projectId: ProjectId;
}

/** What the demo asks of the rooms below. */
export interface DemoRooms {
  packs: Pick<Packs, "get" | "install">;
  documents: Pick<Documents, "add">;
  datasets: Pick<Datasets, "generate">;
  training: Pick<Training, "start">;
  exports: Pick<Exports, "start" | "list" | "download">;
  evaluations: Pick<Evaluations, "start" | "result" | "pathOf">;
}

/** What the demo is built from. */
export interface DemoDeps {
  db: Kysely<Database>;
  clock: Clock;
  queue: DemoQueue;
  projects: Pick<Projects, "get" | "change">;
  settings: Pick<SettingsStore, "read">;
  rooms: DemoRooms;
  assets: Pick<Runtime, "readAsset" | "listAssets">;
  /** The id of the starter model in the catalogue. */
  starterId: string;
  /** The engine that trains the starter model where nobody chooses. */
  usualEngine(): Promise<EngineId>;
}
