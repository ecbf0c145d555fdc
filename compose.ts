import type { Kysely } from "kysely";
import { type Access, type Authorize, createAccess, createAuthorize } from "@/core/access/mod.ts";
import type { OwnersOf } from "@/core/access/mod.ts";
import type { PersonId } from "@/core/contract/mod.ts";
import { type AnyJobKind, createJobs, type Jobs } from "@/core/jobs/mod.ts";
import { type KindTable, kindTable } from "@/core/jobs/mod.ts";
import { createProjects, type Projects } from "@/core/projects/mod.ts";
import { createSettings, type SettingsStore } from "@/core/settings/mod.ts";
import { type Database, openStorage, openWorkerStorage } from "@/core/storage/mod.ts";
import { type Clock, createLog, type Log, type Runtime } from "@/core/system/mod.ts";
import { systemClock } from "@/core/system/mod.ts";
import { createWorkerLauncher } from "@/workers/mod.ts";

/** What everything is built on. */
interface Ground {
  runtime: Runtime;
  clock: Clock;
  log: Log;
  dataFolder: string;
  db: Kysely<Database>;
}

/** The rooms' functions, the same in the server and in a worker. */
interface Rooms {
  settings: SettingsStore;
  projects: Projects;
}

/** All services of the process that owns the data folder. */
export interface Services extends Ground, Rooms {
  access: Access;
  authorize: Authorize;
  jobs: Jobs;
  close(): Promise<void>;
}

/** What a job's worker needs. */
export interface WorkerServices extends Ground {
  kinds: KindTable;
  close(): Promise<void>;
}

/** How the process that owns the data folder is set up. */
export interface ComposeOptions {
  runtime: Runtime;
  dataFolder: string;
  clock?: Clock;
  /** Receives the finished lines of the program's log. */
  logLine(line: string): void;
}

/** Builds everything for the process that holds the data folder's lock; starts no job yet. */
export async function composeServer(
  { runtime, dataFolder, clock = systemClock, logLine }: ComposeOptions,
): Promise<Services> {
  const log = createLog({ clock, sink: logLine });
  const storage = await openStorage(dataFolder, clock);
  const ground = { runtime, clock, log, dataFolder, db: storage.db };
  const rooms = composeRooms(ground);
  const jobs: Jobs = createJobs({
    ...ground,
    kinds: jobKinds(),
    launch: createWorkerLauncher({ ...ground, logLine, onEnqueued: () => jobs.wake() }),
  });
  return {
    ...ground,
    ...rooms,
    jobs,
    access: await createAccess(ground),
    authorize: createAuthorize(ownersOf(ground, rooms)),
    async close() {
      await jobs.close();
      await storage.close();
    },
  };
}

/** How a worker is set up: its server has migrated the database and holds the lock. */
export interface ComposeWorkerOptions extends ComposeOptions {
  onEnqueued(): void;
}

/** Builds what the work of one job needs, with its own database connection. */
export function composeWorker(
  { runtime, dataFolder, clock = systemClock, logLine }: ComposeWorkerOptions,
): WorkerServices {
  const log = createLog({ clock, sink: logLine });
  const storage = openWorkerStorage(dataFolder);
  const ground = { runtime, clock, log, dataFolder, db: storage.db };
  return { ...ground, kinds: kindTable(jobKinds()), close: storage.close };
}

function composeRooms({ db, clock, dataFolder }: Ground): Rooms {
  return {
    settings: createSettings(db),
    projects: createProjects({ db, clock, folder: dataFolder, parts: [] }),
  };
}

/** Every kind of long work. */
function jobKinds(): AnyJobKind[] {
  return [];
}

/** To whom each thing belongs. */
function ownersOf({ db }: Ground, { projects }: Rooms): OwnersOf {
  const ownerIn = (table: OwnedTable) => async (id: string) => {
    const row = await db.selectFrom(table).select("owner_id").where("id", "=", id)
      .executeTakeFirst();
    return row ? row.owner_id as PersonId : null;
  };
  return {
    project: projects.ownerOf,
    document: ownerIn("documents"),
    job: ownerIn("jobs"),
    run: ownerIn("runs"),
    artifact: ownerIn("artifacts"),
    evaluation: ownerIn("evaluations"),
    row: ownerIn("dataset_rows"),
    base_model: ownerIn("base_models"),
  };
}

type OwnedTable =
  | "documents"
  | "jobs"
  | "runs"
  | "artifacts"
  | "evaluations"
  | "dataset_rows"
  | "base_models";
