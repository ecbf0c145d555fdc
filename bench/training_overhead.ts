/**
 * A training through the app beside the same engine script alone: same files, same settings, in
 * alternating pairs. The losses are compared step by step before any rate is; then the processor
 * time of the server (with its workers) during its runs is set against the trainer's own.
 */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { RunMetrics } from "@/core/contract/mod.ts";
import { startApp } from "@/e2e/app_process.ts";
import { temporaryFolder } from "@/e2e/temporary_folder.ts";
import { cpuSeconds } from "./_processes.ts";
import { demoProject, installPacks, train } from "./_studio.ts";
import { median } from "./_text.ts";
import { runTrainer, type TrainerRun } from "./_trainer.ts";

const pairs = 5;
const maxSteps = 30;

const root = fileURLToPath(new URL("../", import.meta.url));
const engines = Deno.env.get("LERNWERK_ENGINES") ?? join(root, ".cache", "engines");

/** The script with nothing else around it. */
async function alone(files: string): Promise<Pick<TrainerRun, "losses" | "tokensPerS" | "cpuS">> {
  await using folder = await temporaryFolder();
  const command = join(engines, "trainer-python", "venv", "bin", "python");
  const args = [join(root, "sidecars", "trainer", "train.py")];
  return await runTrainer({ command, args, env: {} }, { files, folder: folder.path });
}

await using data = await temporaryFolder();
await using app = await startApp(data.path, { env: { LERNWERK_ENGINES: engines } });
await installPacks(app.client);
// Both sides compute alike, whatever else keeps the computer busy when a run begins.
await app.client.call("PATCH", "/api/v1/settings", {
  body: { threads: navigator.hardwareConcurrency },
});
const projectId = await demoProject(app.client);

/** Trains through the app; answers also the server's processor seconds and the run's folder. */
async function through(): Promise<
  Pick<TrainerRun, "losses" | "tokensPerS" | "cpuS"> & { serverS: number; runFolder: string }
> {
  const before = cpuSeconds(app.pid);
  const { run, job } = await train(app.client, projectId, { maxSteps, engine: "python" });
  const serverS = cpuSeconds(app.pid) - before;
  const { curve } = await app.client.call<RunMetrics>("GET", `/api/v1/runs/${run.id}/metrics`);
  const { tokensPerS, cpuS } = job.result as unknown as Pick<TrainerRun, "tokensPerS" | "cpuS">;
  const runFolder = join(data.path, "projects", projectId, "runs", run.id);
  return { losses: curve.map(({ loss }) => loss), tokensPerS, cpuS, serverS, runFolder };
}

// The first run converts the base model; both sides find it converted afterwards.
const { runFolder } = await through();
const ratios: number[] = [];
const shares: number[] = [];
for (let pair = 0; pair < pairs; pair++) {
  const [own, bare] = pair % 2 === 0
    ? [await through(), await alone(runFolder)]
    : await alone(runFolder).then(async (bare) => [await through(), bare] as const);
  if (JSON.stringify(own.losses) !== JSON.stringify(bare.losses)) {
    throw new Error(`The losses differ: ${own.losses} and ${bare.losses}`);
  }
  ratios.push(own.tokensPerS / bare.tokensPerS);
  shares.push(own.serverS / own.cpuS);
  console.log(
    `pair ${pair + 1}: ${own.tokensPerS.toFixed(0)} and ${bare.tokensPerS.toFixed(0)} tokens/s, ` +
      `server ${own.serverS.toFixed(2)} s of ${own.cpuS.toFixed(1)} s processor time`,
  );
}
console.log(`${maxSteps} steps, losses of all pairs identical`);
console.log(`tokens/s through the app : alone = ${median(ratios).toFixed(3)} (median of ${pairs})`);
console.log(`server and workers: ${(100 * median(shares)).toFixed(2)} % of the trainer's time`);
