import type { Kysely } from "kysely";
import type { Job, JobId, PersonId, ProjectId, RunId } from "@/core/contract/mod.ts";
import type { Evaluations } from "@/core/evaluation/mod.ts";
import type { Exports } from "@/core/exports/mod.ts";
import type { JobQueue } from "@/core/jobs/mod.ts";
import type { Projects } from "@/core/projects/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import type { Clock, Runtime } from "@/core/system/mod.ts";

/** What the demo installs when it is not there. */
export const demoPacks = ["starter", "inference", "trainer"] as const;

export type DemoPack = typeof demoPacks[number];

/** The job queue, for work that puts other work into it and waits for it. */
export interface DemoQueue extends Pick<JobQueue, "get" | "list"> {
  /** Goes on with a job that was interrupted. */
  resume(id: JobId): Promise<unknown>;
  cancel(id: JobId): Promise<unknown>;
  /** Calls back whenever jobs may have changed; answers how to end that. */
  onEvents(listener: () => void): () => void;
}

/** In whose name and where a room is asked to work. */
export interface DemoPlace {
  ownerId: PersonId;
  projectId: ProjectId;
}

/** What the demo asks of the rooms below. Each puts a job into the queue and answers it. */
export interface DemoRooms {
  /** Null when the pack is installed and whole. */
  install(pack: DemoPack, ownerId: PersonId): Promise<Job | null>;
  /** Adds a document; the same content a second time changes nothing. */
  addDocument(place: DemoPlace, file: { name: string; content: Uint8Array }): Promise<void>;
  processDocuments(place: DemoPlace): Promise<Job>;
  /** Generates rows without a model (the extractive generator). */
  generateData(place: DemoPlace): Promise<Job>;
  /** Starts a run with the defaults; the job's `params.runId` names it. */
  startTraining(place: DemoPlace): Promise<{ id: RunId; jobId: JobId }>;
  exports: Pick<Exports, "start" | "list" | "download">;
  evaluations: Pick<Evaluations, "start" | "result" | "pathOf">;
}

/** What the demo is built from. */
export interface DemoDeps {
  db: Kysely<Database>;
  clock: Clock;
  queue: DemoQueue;
  projects: Pick<Projects, "get" | "change">;
  rooms: DemoRooms;
  assets: Pick<Runtime, "readAsset" | "listAssets">;
  /** The id of the starter model in the catalogue. */
  starterId: string;
}
