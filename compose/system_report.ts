import {
  type ComputerWords,
  type EngineId,
  type Gpu,
  type Lang,
  type SystemReport,
  type TextParams,
  translator,
} from "@/core/contract/mod.ts";
import { type PackText, packTexts } from "@/core/contract/text/packs.ts";
import { chooseEngine, type EngineChoice, hardwareWarnings } from "@/core/packs/mod.ts";
import { describeComputer } from "@/core/overview/mod.ts";
import { findObstacle, type ObstacleOptions, stateText } from "./find_obstacle.ts";
import { type Ground, mostThreads } from "./ground.ts";
import type { Rooms } from "./rooms.ts";

/** What this computer can do and what is installed, in words for people. */
export async function createSystemReport(
  ground: Ground,
  rooms: Rooms,
  options: ObstacleOptions,
): Promise<SystemReport> {
  const { lang } = options;
  const { runtime, dataFolder, enginesFolder, settings } = ground;
  const [hardware, packs] = await Promise.all([ground.hardware(), rooms.packs.list()]);
  const values = await settings.read();
  const choice = chooseEngine(hardware, values);
  const engine = await rooms.engines.usual(null);
  const reason = await reasonFor(engine, { choice, gpus: hardware.gpus, rooms });
  const t = translator(packTexts, lang);
  const obstacle = await findObstacle(
    { ground, installed: rooms.installed, engine },
    packs,
    options,
  );
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
      reason: `${t(`packs.engine.by.${engine}`)} ${t(reason.text, reason.params)}`,
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

/** Why the engine computes where it does. */
async function reasonFor(
  engine: EngineId,
  { choice, gpus, rooms }: { choice: EngineChoice; gpus: readonly Gpu[]; rooms: Rooms },
): Promise<{ text: PackText; params: TextParams }> {
  const device = engine === "native" ? await rooms.installed.graphicsDevice() : null;
  const gpu = device && gpus.find(({ interfaces }) => interfaces.includes(device));
  if (gpu) return { text: "packs.engine.graphics", params: { gpu: gpu.name } };
  const isForTorch = engine === "native" && choice.variant !== "cpu";
  return isForTorch
    ? { text: "packs.engine.torchWould", params: { gpu: choice.device } }
    : { text: choice.reason, params: choice.params };
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
