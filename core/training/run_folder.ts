import { join } from "node:path";
import type { ProjectId, RunId } from "@/core/contract/mod.ts";
import { safeJoin } from "@/core/system/mod.ts";
import { runFolders } from "./trainer_config.ts";

/** Tells where projects keep their files. */
export interface ProjectFolders {
  folderOf(id: ProjectId): Promise<string>;
}

/** The places of one run on disk (DESIGN §4). */
export interface RunFolder {
  path: string;
  config: string;
  log: string;
  checkpoints: string;
  /** Saved states of a course that the run left. */
  setAside: string;
  result: string;
}

/** Where a run keeps its files; nothing is created. */
export async function runFolderOf(
  projects: ProjectFolders,
  { projectId, runId }: { projectId: ProjectId; runId: RunId },
): Promise<RunFolder> {
  const path = safeJoin(await projects.folderOf(projectId), "runs", runId);
  return {
    path,
    config: join(path, "config.json"),
    log: join(path, "training.log"),
    checkpoints: join(path, runFolders.checkpoints),
    setAside: join(path, runFolders.setAside),
    result: join(path, runFolders.result),
  };
}
