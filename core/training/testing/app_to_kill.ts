import { join } from "node:path";
import { openStorage } from "@/core/storage/mod.ts";
import { createChildRegistry, systemClock } from "@/core/system/mod.ts";
import { trainNatively } from "./native_world.ts";
import { createTrainingFixture, fakeEngine } from "./training_fixture.ts";

/**
 * An app that starts a long run in the folder that it is given, says so on stdout as soon as a state
 * is saved, and goes on until it is killed.
 *
 * @param engine which one trains; `native` needs its pack.
 */
async function runUntilKilled(folder: string, engine: string): Promise<void> {
  const storage = await openStorage(folder, systemClock);
  const registry = createChildRegistry(join(folder, "children"));
  const fixture = await createTrainingFixture(folder, { storage, registry });
  const { training, projectId, jobs, world } = fixture;
  if (engine === "native") await trainNatively(world, folder);
  else world.readiness = fakeEngine({ stepMs: 40 });
  const run = await training.start(projectId);
  jobs.onEvents(async () => {
    const saved = await jobs.lastEvents(run.jobId, { type: "checkpoint", limit: 1 });
    if (saved.length > 0) say({ projectId, runId: run.id });
  });
  setInterval(() => {}, 60_000);
}

function say(value: Record<string, string>): void {
  Deno.stdout.writeSync(new TextEncoder().encode(JSON.stringify(value) + "\n"));
}

const [folder = "", engine = "fake"] = Deno.args;
await runUntilKilled(folder, engine);
