import type { Job, PersonId, StartDemo } from "@/core/contract/mod.ts";
import type { JobQueue } from "@/core/jobs/mod.ts";
import type { Projects } from "@/core/projects/mod.ts";
import { demoKindName } from "./demo_kind.ts";
import type { DemoQueue } from "./ports.ts";

/** The name of the example project; its documents are in English, as the starter model is. */
export const demoProjectName = "Tarnwick Boathouse";

/** What starting the demo needs. */
export interface DemoStartDeps {
  queue: Pick<JobQueue, "enqueue" | "get" | "list"> & Pick<DemoQueue, "resume">;
  projects: Pick<Projects, "create" | "list">;
}

/**
 * Starts the demo. One that is under way is answered, one that ended before its end goes on; only
 * when the last one is done does a new one begin, in a project of its own.
 */
export async function startDemo(
  { queue, projects }: DemoStartDeps,
  ownerId: PersonId,
  { engine }: StartDemo = {},
): Promise<Job> {
  const [last] = await queue.list({ ownerId, kind: demoKindName, limit: 1 });
  if (last && endedEarly.includes(last.state) && isFor(last, engine)) {
    await queue.resume(last.id);
    return await queue.get(last.id);
  }
  const isUnderWay = last && last.state !== "done" && !endedEarly.includes(last.state);
  if (isUnderWay) return last;
  // With another engine what was done so far still serves.
  const projectId = (last?.state === "done" ? null : last?.projectId) ??
    await emptyDemoProject({ queue, projects }, ownerId) ??
    (await projects.create(ownerId, demoProjectName)).id;
  return await queue.enqueue({
    kind: demoKindName,
    ownerId,
    projectId,
    params: { projectId, engine: engine ?? null },
  });
}

function isFor({ params }: Job, engine: StartDemo["engine"]): boolean {
  return engine === undefined || (params["engine"] ?? null) === engine;
}

const endedEarly: readonly Job["state"][] = ["failed", "cancelled", "interrupted", "paused"];

/** A project that a start left behind which was killed before it put its job into the queue. */
async function emptyDemoProject(
  { queue, projects }: DemoStartDeps,
  ownerId: PersonId,
): Promise<Job["projectId"]> {
  for (const { id, name } of await projects.list(ownerId)) {
    if (name !== demoProjectName) continue;
    if ((await queue.list({ projectId: id, limit: 1 })).length === 0) return id;
  }
  return null;
}
