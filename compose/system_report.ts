import {
  AppError,
  type ComputerWords,
  describeError,
  type EngineId,
  type Lang,
  type Pack,
  type SystemReport,
  toErrorData,
  translator,
} from "@/core/contract/mod.ts";
import { packTexts } from "@/core/contract/text/packs.ts";
import { systemTexts } from "@/core/contract/text/system.ts";
import {
  chooseEngine,
  createToolRunner,
  enginePacks,
  findPython,
  hardwareWarnings,
  proveTrainer,
  usualEngine,
  venvPython,
} from "@/core/packs/mod.ts";
import { nativeTrainerCommand } from "@/core/models/mod.ts";
import { describeComputer } from "@/core/overview/mod.ts";
import { type EngineProof, proveNativeTrainer } from "@/core/training/mod.ts";
import { type Ground, mostThreads } from "./ground.ts";
import { programsFolder } from "./packs.ts";
import type { Rooms } from "./rooms.ts";

/** How thoroughly the report looks. */
export interface ReportOptions {
  lang: Lang;
  /** Import the training engine and make one step; takes seconds. */
  prove: boolean;
  /** It is shown on the settings page, below the buttons that install. */
  isInSettings?: boolean;
}

/** What this computer can do and what is installed, in words for people. */
export async function createSystemReport(
  ground: Ground,
  rooms: Rooms,
  options: ReportOptions,
): Promise<SystemReport> {
  const { lang } = options;
  const { runtime, dataFolder, enginesFolder, settings } = ground;
  const [hardware, packs] = await Promise.all([ground.hardware(), rooms.packs.list()]);
  const values = await settings.read();
  const choice = chooseEngine(hardware, values);
  const engine = usualEngine(choice, null);
  const t = translator(packTexts, lang);
  const obstacle = await findObstacle({ ground, rooms, engine }, packs, options);
  return {
    version: runtime.version,
    mode: runtime.mode,
    runtime: { deno: Deno.version.deno, v8: Deno.version.v8 },
    dataFolder,
    enginesFolder,
    hardware,
    engine: {
      variant: choice.variant,
      device: choice.device,
      reason: `${t(`packs.engine.by.${engine}`)} ${t(choice.reason, choice.params)}`,
    },
    warnings: hardwareWarnings(hardware, choice).map(({ text, params }) => t(text, params)),
    abilities: await computerWords(ground, lang),
    packs: packs.map((pack) => ({
      ...pack,
      name: t(`packs.name.${pack.id}`),
      stateText: stateText(pack, lang),
    })),
    canTrain: obstacle === null,
    obstacle,
  };
}

/** What this computer can do, for the first screen; looks at no pack and starts nothing. */
export async function computerWords(ground: Ground, lang: Lang): Promise<ComputerWords> {
  const [hardware, settings, threads] = await Promise.all([
    ground.hardware(),
    ground.settings.read(),
    mostThreads(ground),
  ]);
  return describeComputer({ hardware, settings, threads }, lang);
}

function stateText({ state, reason }: Pack, lang: Lang): string {
  return reason
    ? translator(packTexts, lang)(`packs.fault.${reason}`)
    : translator(systemTexts, lang)(`pack.${state}`);
}

async function findObstacle(
  { ground, rooms, engine }: { ground: Ground; rooms: Rooms; engine: EngineId },
  packs: Pack[],
  { lang, prove, isInSettings = false }: ReportOptions,
): Promise<string | null> {
  const t = translator(systemTexts, lang);
  const trainer = packs.find(({ id }) => id === enginePacks[engine]);
  if (trainer?.state !== "installed") {
    const missing = t(isInSettings ? "obstacle.engine.here" : "obstacle.engine", {
      state: trainer ? stateText(trainer, lang) : "",
    });
    const needsPython = prove && engine === "python";
    return needsPython ? [missing, ...await pythonObstacle(ground, lang)].join(" ") : missing;
  }
  const proof = !prove
    ? installedProof(trainer)
    : engine === "native"
    ? await proveNative(ground, rooms)
    : await provePython(ground, trainer);
  if (proof.ok) return null;
  return t(isInSettings ? "obstacle.proof.here" : "obstacle.proof", { detail: proof.detail });
}

/** What was found out when it was installed. */
function installedProof({ details: { trainingFault: detail = "" } }: Pack): EngineProof {
  return { ok: detail === "", detail: String(detail) };
}

async function proveNative({ spawner }: Ground, { installed }: Rooms): Promise<EngineProof> {
  const pack = await installed.inference();
  if (!pack) return { ok: false, detail: "" };
  const command = nativeTrainerCommand(pack, "main.ts");
  return await proveNativeTrainer({ spawner, command }, AbortSignal.timeout(proofWithinMs));
}

async function provePython(ground: Ground, { path }: Pack): Promise<EngineProof> {
  const { runtime, spawner } = ground;
  return await proveTrainer(createToolRunner(spawner), {
    python: venvPython(path, runtime.os),
    trainerFolder: await runtime.materialise("sidecars/trainer", programsFolder(ground)),
    signal: AbortSignal.timeout(proofWithinMs),
  });
}

/** Why the engine could not be installed either: what it takes from the computer is a Python. */
async function pythonObstacle({ runtime, spawner }: Ground, lang: Lang): Promise<string[]> {
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
