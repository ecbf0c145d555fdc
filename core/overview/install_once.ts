import { installPackSchema, type PackId, type PersonId } from "@/core/contract/mod.ts";
import { packJob } from "@/core/packs/mod.ts";
import type { StepContext } from "./demo_steps.ts";
import type { DemoDeps } from "./ports.ts";
import { isOfUse, waitForJob } from "./wait_for_job.ts";

/**
 * Builds the step that installs a pack unless it is there. An installation belongs to no project: one that
 * was begun since the demo was counts as its own.
 */
export function installOnce(
  { queue, rooms: { packs } }: Pick<DemoDeps, "queue" | "rooms">,
  { ownerId, since }: { ownerId: PersonId; since: string },
) {
  return (pack: PackId) => async (step: StepContext): Promise<void> => {
    const earlier = (await queue.list({ ownerId, kind: packJob })).filter(isOfUse)
      .find(({ params, createdAt }) => params["pack"] === pack && createdAt >= since);
    const isThere = !earlier && (await packs.get(pack)).state === "installed";
    if (isThere) return;
    const job = earlier ?? await packs.install(ownerId, installPackSchema.parse({ pack }));
    step.took(await waitForJob(queue, job.id, step));
  };
}
