import { join } from "node:path";
import { z } from "zod";
import { atomicWrite, runToEnd, silentLog } from "@/core/system/mod.ts";
import { inferencePackName, startInferenceSidecar } from "@/core/models/mod.ts";
import { type CheckContext, demand, type Skipped } from "./check.ts";

/** What a trainer says when its configuration is no good: it runs, and speaks the protocol. */
const refusalSchema = z.object({ type: z.literal("error"), code: z.literal("bad_config") });

const trainerTimeoutMs = 60_000;

/** The trainer that is part of the program, in a process of its own. */
export async function checkFakeTrainer({ runtime, ...context }: CheckContext): Promise<void> {
  const config = await writeBadConfig(context.folder, "fake");
  const { command, args, env } = runtime.selfCommand(["__fake-trainer", "--config", config], {
    permissions: { read: [context.folder], write: [context.folder] },
  });
  await demandRefusal(context, [command, ...args], env);
}

/** The Python trainer's own code; its packages are not needed to refuse a configuration. */
export async function checkPythonTrainer(
  { runtime, ...context }: CheckContext,
): Promise<void | Skipped> {
  const config = await writeBadConfig(context.folder, "python");
  const trainer = await runtime.materialise("sidecars/trainer", join(context.folder, "sidecars"));
  const python = runtime.os === "windows" ? "python" : "python3";
  const version = await runToEnd(context.spawner, [python, "--version"], { timeoutMs: 10_000 })
    .catch(() => null);
  if (version?.code !== 0) return { skipped: "there is no Python on PATH" };
  await demandRefusal(context, [python, join(trainer, "train.py"), "--config", config], {});
}

/** The sidecar that runs models, where its pack is installed. */
export async function checkInference(
  { runtime, spawner, enginesFolder }: CheckContext,
): Promise<void | Skipped> {
  const folder = join(enginesFolder, inferencePackName());
  const deno = runtime.denoExecutable(enginesFolder);
  const isInstalled = await Deno.stat(join(folder, "deno.json")).then(() => true, () => false);
  if (!isInstalled) return { skipped: "the inference pack is not installed" };
  if (deno === null) return { skipped: "there is no plain Deno to run it" };
  const pack = async () => {
    const programs = await runtime.layOut("sidecars/inference", join(folder, "programs"));
    return { folder, programs, deno, gpu: "off" as const };
  };
  const sidecar = await startInferenceSidecar({ spawner, log: silentLog, pack });
  await sidecar.close();
}

async function writeBadConfig(folder: string, name: string): Promise<string> {
  const path = join(folder, `${name}.json`);
  await atomicWrite(path, JSON.stringify({ schema: 1 }));
  return path;
}

async function demandRefusal(
  { spawner }: Pick<CheckContext, "spawner">,
  [command, ...args]: string[],
  env: Record<string, string>,
): Promise<void> {
  // Trainers end when their input does, so it stays open.
  const child = await spawner.spawn(command!, args, { env });
  const timer = setTimeout(() => void child.kill(), trainerTimeoutMs);
  const lines: string[] = [];
  for await (const line of child.lines) lines.push(line);
  const { code } = await child.status;
  clearTimeout(timer);
  const said = lines.some((line) => refusalSchema.safeParse(parsed(line)).success);
  const told = [...lines, ...child.errorTail()].join("\n");
  demand(said && code === 2, `it ended with ${code} and said:\n${told}`);
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
