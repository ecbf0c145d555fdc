import {
  type ComputerWords,
  type Lang,
  type SystemReport,
  translator,
} from "@/core/contract/mod.ts";
import { packTexts } from "@/core/contract/text/packs.ts";
import { chooseEngine, hardwareWarnings } from "@/core/packs/mod.ts";
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
