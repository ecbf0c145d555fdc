import { join } from "node:path";
import type { Kysely } from "kysely";
import { type ProjectId, restingStates, type RunId } from "@/core/contract/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import { bytesBelow, removeIfThere } from "@/core/system/mod.ts";
import { savedStates } from "./checkpoints.ts";
import { type ProjectFolders, runFolderOf } from "./run_folder.ts";

/** The folders that {@link findSpareCheckpoints} found, with their size. */
export interface SpareCheckpoints {
  paths: string[];
  bytes: number;
}

/**
 * The saved states of runs at rest that are neither the best nor the last, and those of a course
 * that a run left: no run goes on from them by itself, but they could be exported or taken up.
 */
export async function findSpareCheckpoints(
  db: Kysely<Database>,
  projects: ProjectFolders,
): Promise<SpareCheckpoints> {
  const runs = await db.selectFrom("runs").innerJoin("jobs", "jobs.id", "runs.job_id")
    .innerJoin("projects", "projects.id", "runs.project_id")
    .select(["runs.id", "runs.project_id"]).where("jobs.state", "in", restingStates)
    .where("projects.deleted_at", "is", null).execute();
  const paths: string[] = [];
  for (const { id, project_id } of runs) {
    const place = { projectId: project_id as ProjectId, runId: id as RunId };
    const { checkpoints, setAside } = await runFolderOf(projects, place);
    const { states, best } = await savedStates(checkpoints);
    const last = states.at(-1)?.name;
    const spare = states.filter(({ name }) => name !== best && name !== last);
    paths.push(setAside, ...spare.map(({ name }) => join(checkpoints, name)));
  }
  const sizes = await Promise.all(paths.map(bytesBelow));
  return { paths, bytes: sizes.reduce((sum, bytes) => sum + bytes, 0) };
}

/** Removes what {@link findSpareCheckpoints} finds. To be called while nothing trains or exports. */
export async function removeSpareCheckpoints(
  db: Kysely<Database>,
  projects: ProjectFolders,
): Promise<void> {
  const { paths } = await findSpareCheckpoints(db, projects);
  for (const path of paths) await removeIfThere(path);
}
