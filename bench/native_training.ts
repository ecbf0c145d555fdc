/**
 * Our own training engine beside PyTorch: the starter model, the example's rows in the same order, the
 * same settings and first numbers of the adapter, in alternating pairs. The losses are compared before
 * anything else is: both sides compute the same course, ours with base weights in 8 bits.
 */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { inferencePackName, nativeTrainerCommand } from "@/core/models/mod.ts";
import { type Command, createRuntime } from "@/core/system/mod.ts";
import { startApp } from "@/e2e/app_process.ts";
import { temporaryFolder } from "@/e2e/temporary_folder.ts";
import { demoProject, installPacks, train } from "./_studio.ts";
import { median } from "./_text.ts";
import { runTrainer, type TrainerRun } from "./_trainer.ts";

const pairs = Number(Deno.env.get("PAIRS") ?? 5);
const maxSteps = Number(Deno.env.get("STEPS") ?? 16);
const threads = navigator.hardwareConcurrency;

const root = fileURLToPath(new URL("../", import.meta.url));
const engines = Deno.env.get("LERNWERK_ENGINES") ?? join(root, ".cache", "engines");

const python: Command = {
  command: join(engines, "trainer-python", "venv", "bin", "python"),
  args: [join(root, "sidecars", "trainer", "train.py")],
  env: {},
};

async function native(): Promise<Command> {
  const runtime = createRuntime();
  const folder = join(engines, inferencePackName());
  const programs = await runtime.layOut("sidecars/inference", join(folder, "programs"));
  const deno = runtime.denoExecutable(engines)!;
  return nativeTrainerCommand({ folder, programs, deno, gpu: "off" }, "main.ts");
}

/** The files of a run of one step through the app, which also converts the model for PyTorch. */
async function runFiles(dataFolder: string): Promise<string> {
  await using app = await startApp(dataFolder, { env: { LERNWERK_ENGINES: engines } });
  await installPacks(app.client);
  const projectId = await demoProject(app.client);
  const { run } = await train(app.client, projectId, { maxSteps: 1, engine: "python" });
  return join(dataFolder, "projects", projectId, "runs", run.id);
}

await using data = await temporaryFolder();
const files = await runFiles(data.path);
const sides: Record<string, Command> = { native: await native(), python };

async function run(side: string): Promise<TrainerRun> {
  await using folder = await temporaryFolder();
  const change = ({ limits, ...config }: Record<string, unknown>) => ({
    ...config,
    samples: [],
    limits: { ...limits as object, threads, max_steps: maxSteps },
  });
  return await runTrainer(sides[side]!, { files, folder: folder.path, change });
}

/** The curves lie over one another: base weights in 8 and in 16 bits differ by a few percent. */
function checkCurves(own: TrainerRun, torch: TrainerRun): void {
  if (own.tokens !== torch.tokens) throw new Error(`${own.tokens} and ${torch.tokens} tokens`);
  const apart = own.losses.map((loss, step) => Math.abs(loss / torch.losses[step]! - 1));
  const mean = apart.reduce((sum, part) => sum + part, 0) / apart.length;
  console.log(`  losses of ${maxSteps} steps differ by ${(100 * mean).toFixed(1)} % on average`);
  if (!(mean < 0.08)) throw new Error(`${own.losses} and ${torch.losses}`);
}

const measures = {
  "tokens/s": ({ tokensPerS }: TrainerRun) => tokensPerS,
  "processor seconds": ({ cpuS }: TrainerRun) => cpuS,
  "peak memory, MiB": ({ peakMiB }: TrainerRun) => peakMiB,
  "seconds until it computes": ({ readyS }: TrainerRun) => readyS,
};

const seen: [own: TrainerRun, torch: TrainerRun][] = [];
// The first of each finds what the disk has not read yet.
for (const side of Object.keys(sides)) await run(side);
for (let pair = 0; pair < pairs; pair++) {
  console.log(`pair ${pair + 1}`);
  const first = pair % 2 === 0 ? await run("native") : null;
  const torch = await run("python");
  const own = first ?? await run("native");
  checkCurves(own, torch);
  seen.push([own, torch]);
  for (const [name, of] of Object.entries(measures)) {
    const [a, b] = [of(own), of(torch)];
    console.log(`  ${name}: ${a.toFixed(1)} and ${b.toFixed(1)}, ratio ${(a / b).toFixed(3)}`);
  }
}
console.log(`native : PyTorch, medians of ${pairs} pairs`);
for (const [name, of] of Object.entries(measures)) {
  const ratios = seen.map(([own, torch]) => of(own) / of(torch));
  const [least, most] = [Math.min(...ratios), Math.max(...ratios)];
  const range = `${least.toFixed(2)} to ${most.toFixed(2)}`;
  console.log(`  ${name}: ${median(ratios).toFixed(3)} (${range})`);
}
