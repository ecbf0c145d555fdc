import { createAllFolders } from "@/compose/folders.ts";
import { childrenFolder, createGround, type Ground } from "@/compose/ground.ts";
import { watchEmbedder } from "@/compose/embedding_starts.ts";
import { createJobKinds } from "@/compose/kinds.ts";
import { createOwners, projectOf } from "@/compose/owners.ts";
import { createRooms, type Rooms } from "@/compose/rooms.ts";
import type { ObstacleOptions } from "@/compose/find_obstacle.ts";
import { computerWords, createSystemReport } from "@/compose/system_report.ts";
import { type Access, type Authorize, createAccess, createAuthorize } from "@/core/access/mod.ts";
import {
  AppError,
  type ComputerWords,
  type Lang,
  type ProjectId,
  type SystemReport,
} from "@/core/contract/mod.ts";
import { createPasswords, type Passwords } from "@/core/documents/mod.ts";
import { type AnyJobKind, createJobQueue, createJobs } from "@/core/jobs/mod.ts";
import type { JobControl, JobQueue, Jobs, KindTable } from "@/core/jobs/mod.ts";
import type { Folders } from "@/core/settings/mod.ts";
import { type MigrationProgress, openStorage, openWorkerStorage } from "@/core/storage/mod.ts";
import { type Clock, createLog, reapOrphans, type Runtime } from "@/core/system/mod.ts";
import { openOnDesktop, systemClock } from "@/core/system/mod.ts";
import { createWorkerLauncher } from "@/workers/mod.ts";

/** All services of the process that owns the data folder. */
export interface Services extends Ground, Rooms {
  access: Access;
  authorize: Authorize;
  jobs: Jobs;
  /**
   * Shows a folder in the computer's file manager.
   *
   * @throws {AppError} `file_manager_missing`
   */
  openFolder(path: string): void;
  /**
   * Makes sure that a thing named in a request's body belongs to the project of its address.
   *
   * @throws {AppError} `not_found`
   */
  requireInProject(
    kind: "run" | "artifact" | "row",
    id: string,
    projectId: ProjectId,
  ): Promise<void>;
  systemReport(options: ObstacleOptions): Promise<SystemReport>;
  /** What this computer can do, in words for the first screen. */
  computerWords(lang: Lang): Promise<ComputerWords>;
  /** What is kept on the disk, and what cleans it. */
  folders: Folders;
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
  /** The data of an earlier version is brought to this one. */
  onMigration?(progress: MigrationProgress): void;
}

/** Builds everything for the process that holds the data folder's lock; starts no job yet. */
export async function composeServer(
  { runtime, dataFolder, clock = systemClock, logLine, onMigration }: ComposeOptions,
): Promise<Services> {
  const log = createLog({ clock, sink: logLine });
  const storage = await openStorage(dataFolder, clock, { onMigration });
  const passwords = createPasswords();
  const ground = createGround({ runtime, clock, log, dataFolder, db: storage.db, passwords });
  await reapOrphans(childrenFolder(dataFolder));
  const kinds = new Map<string, AnyJobKind>();
  const jobs: Jobs = createJobs({
    ...ground,
    kinds,
    launch: createWorkerLauncher({ ...ground, logLine, jobs: () => jobs }),
  });
  const rooms = createRooms(ground, jobs);
  fillKinds(kinds, createJobKinds(ground, rooms, jobs));
  return {
    ...ground,
    ...rooms,
    settings: watchEmbedder(ground.settings, rooms.embedding),
    jobs,
    access: await createAccess(ground),
    authorize: createAuthorize(createOwners(storage.db)),
    openFolder: (path) => openOnDesktop(path, { hasScreen: ground.runtime.hasScreen() }),
    async requireInProject(kind, id, projectId) {
      const found = await projectOf(storage.db, kind, id);
      if (found !== projectId) throw new AppError("not_found");
    },
    systemReport: (options) => createSystemReport(ground, rooms, options),
    computerWords: (lang) => computerWords(ground, lang),
    folders: createAllFolders(ground, rooms, jobs),
    async close() {
      await jobs.close();
      rooms.splitWorker.close();
      await rooms.retrieval.close();
      await rooms.inference.close();
      await storage.close();
    },
  };
}

/** How a worker is set up: its server has migrated the database and holds the lock. */
export interface ComposeWorkerOptions extends ComposeOptions {
  onQueued(): void;
  /** Of documents; the server holds them. */
  passwords: Passwords;
  /** Adds the scheduler, which lives in the server, to a queue. */
  control(queue: JobQueue): JobControl;
}

/** Builds what the work of one job needs, with its own database connection. */
export function composeWorker(
  { runtime, dataFolder, clock = systemClock, passwords, ...hooks }: ComposeWorkerOptions,
): WorkerServices {
  const { logLine, onQueued, control } = hooks;
  const log = createLog({ clock, sink: logLine });
  const storage = openWorkerStorage(dataFolder);
  const ground = createGround({ runtime, clock, log, dataFolder, db: storage.db, passwords });
  const kinds = new Map<string, AnyJobKind>();
  const jobs = control(createJobQueue({ ...ground, kinds, onQueued }));
  const rooms = createRooms(ground, jobs);
  fillKinds(kinds, createJobKinds(ground, rooms, jobs));
  return {
    ...ground,
    kinds,
    async close() {
      await rooms.inference.close();
      await storage.close();
    },
  };
}

function fillKinds(table: Map<string, AnyJobKind>, kinds: readonly AnyJobKind[]): void {
  for (const kind of kinds) table.set(kind.kind, kind);
}
