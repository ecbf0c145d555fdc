import {
  AppError,
  describeError,
  type EngineId,
  type Lang,
  type Pack,
  toErrorData,
  translator,
} from "@/core/contract/mod.ts";
import { packTexts } from "@/core/contract/text/packs.ts";
import { systemTexts } from "@/core/contract/text/system.ts";
import { engineTexts } from "@/core/contract/text/engines.ts";
import { nativeTrainerCommand } from "@/core/models/mod.ts";
import {
  createToolRunner,
  enginePacks,
  findPython,
  proveTrainer,
  venvPython,
} from "@/core/packs/mod.ts";
import { type EngineProof, proveNativeTrainer } from "@/core/training/mod.ts";
import type { Ground } from "./ground.ts";
import { programsFolder } from "./inference_packs.ts";
import type { Installed } from "./packs.ts";

/** What the obstacle is looked for with. */
export interface ObstacleDeps {
  ground: Pick<Ground, "runtime" | "spawner" | "enginesFolder">;
  installed: Pick<Installed, "inference">;
  /** The engine that would train. */
  engine: EngineId;
}

/** How thoroughly it is looked for, and for whom. */
export interface ObstacleOptions {
  lang: Lang;
  /** Start the training engine and make a step; takes seconds. */
  prove: boolean;
  /** It is shown on the settings page, below the buttons that install. */
  isInSettings?: boolean;
}

/** Why this computer cannot train, in words; null when it can. */
export async function findObstacle(
  { ground, installed, engine }: ObstacleDeps,
  packs: Pack[],
  { lang, prove, isInSettings = false }: ObstacleOptions,
): Promise<string | null> {
  const t = translator(systemTexts, lang);
  const name = translator(engineTexts, lang)(`engine.${engine}`);
  const trainer = packs.find(({ id }) => id === enginePacks[engine]);
  if (trainer?.state !== "installed") {
    const missing = t(isInSettings ? "obstacle.engine.here" : "obstacle.engine", {
      engine: name,
      state: trainer ? stateText(trainer, lang) : "",
    });
    const needsPython = prove && engine === "python";
    return needsPython ? [missing, ...await pythonObstacle(ground, lang)].join(" ") : missing;
  }
  const proof = !prove
    ? installedProof(trainer)
    : engine === "native"
    ? await proveNative(ground, installed)
    : await provePython(ground, trainer);
  if (proof.ok) return null;
  return t(isInSettings ? "obstacle.proof.here" : "obstacle.proof", {
    engine: name,
    detail: proof.detail,
  });
}

/** What was found out when it was installed. */
function installedProof({ details: { trainingFault: detail = "" } }: Pack): EngineProof {
  return { ok: detail === "", detail: String(detail) };
}

async function proveNative(
  { spawner }: ObstacleDeps["ground"],
  installed: ObstacleDeps["installed"],
): Promise<EngineProof> {
  const pack = await installed.inference();
  if (!pack) return { ok: false, detail: "" };
  const command = nativeTrainerCommand(pack, "main.ts");
  return await proveNativeTrainer({ spawner, command }, {
    signal: AbortSignal.timeout(proofWithinMs),
    forceCpu: pack.gpu === "off",
  });
}

async function provePython(ground: ObstacleDeps["ground"], { path }: Pack): Promise<EngineProof> {
  const { runtime, spawner } = ground;
  return await proveTrainer(createToolRunner(spawner), {
    python: venvPython(path, runtime.os),
    trainerFolder: await runtime.materialise("sidecars/trainer", programsFolder(ground)),
    signal: AbortSignal.timeout(proofWithinMs),
  });
}

/** Why the engine could not be installed either: what it takes from the computer is a Python. */
async function pythonObstacle(
  { runtime, spawner }: ObstacleDeps["ground"],
  lang: Lang,
): Promise<string[]> {
  const { os } = runtime;
  const signal = AbortSignal.timeout(proofWithinMs);
  try {
    await findPython(createToolRunner(spawner), { os, home: runtime.homeFolder(), signal });
    return [];
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { message, hint } = describeError(toErrorData(error), lang);
    return [message, hint];
  }
}

/** Importing torch from a slow disk for the first time takes a minute and more. */
const proofWithinMs = 5 * 60_000;

/** The state of a pack, or what is wrong with it. */
export function stateText({ state, reason }: Pack, lang: Lang): string {
  return reason
    ? translator(packTexts, lang)(`packs.fault.${reason}`)
    : translator(systemTexts, lang)(`pack.${state}`);
}
