import { type EngineId, engineIds } from "@/core/contract/mod.ts";
import { nativeTrainerCommand } from "@/core/models/mod.ts";
import {
  chooseEngine,
  describePack,
  enginePacks,
  engineToUse,
  usualEngine,
} from "@/core/packs/mod.ts";
import {
  type EngineReadiness,
  precisionOf,
  type TrainableModel,
  type TrainingEngine,
  type TrainingEngines,
  type TrainingLimits,
} from "@/core/training/mod.ts";
import { type Ground, mostThreads } from "./ground.ts";
import type { Installed } from "./packs.ts";

/** The engines on this computer. */
export interface Engines extends TrainingEngines {
  /** Whether it is installed and works. */
  isReady(id: EngineId): Promise<boolean>;
  /** The one that trains where nobody chooses: what suits, unless only another one is ready. */
  usual(model: TrainableModel | null): Promise<EngineId>;
}

/** The engines as training asks for them: those that are installed, on the device that suits. */
export function trainingEngines(ground: Ground, installed: Installed): Engines {
  const open: Record<EngineId, (details: PackDetails) => Promise<TrainingEngine | null>> = {
    native: () => nativeEngine(ground, installed),
    python: (details) => pythonEngine(ground, installed, details),
  };

  async function ready(id: EngineId): Promise<EngineReadiness> {
    const pack = enginePacks[id];
    const definition = installed.definitions.find((known) => known.id === pack);
    if (!definition) throw new TypeError(`The pack ${pack} is not defined`);
    const { state, details } = await describePack(definition, false);
    if (state !== "installed") return { kind: state, pack };
    const { trainingFault } = details;
    if (id === "native" && typeof trainingFault === "string" && trainingFault !== "") {
      return { kind: "unproven", detail: trainingFault, pack };
    }
    // What cannot be opened, such as a pack in a folder that is only readable, keeps no other from it.
    const engine = await open[id](details).catch(() => null);
    return engine ? { kind: "ready", engine } : { kind: "broken", pack };
  }

  async function isReady(id: EngineId): Promise<boolean> {
    return (await ready(id)).kind === "ready";
  }

  async function usual(model: TrainableModel | null): Promise<EngineId> {
    const choice = chooseEngine(await ground.hardware(), await ground.settings.read());
    const known = model && model.engines.length > 0 ? model.engines : engineIds;
    return await engineToUse(usualEngine(choice, known), known, isReady);
  }

  return {
    isReady,
    usual,
    async choose(wanted, model) {
      const id = wanted === null ? await usual(model) : engineIds.find((known) => known === wanted);
      const isSuited = id && (!model || model.engines.length === 0 || model.engines.includes(id));
      return isSuited ? await ready(id) : { kind: "unsuited" };
    },
    async options(model) {
      const first = await usual(model);
      return await Promise.all(model.engines.map(async (id) => ({
        id,
        isUsual: id === first,
        isReady: await isReady(id),
      })));
    },
  };
}

type PackDetails = Awaited<ReturnType<typeof describePack>>["details"];

async function nativeEngine(ground: Ground, installed: Installed): Promise<TrainingEngine | null> {
  const pack = await installed.inference();
  if (!pack) return null;
  const { memory, gpus } = await ground.hardware();
  const device = await installed.graphicsDevice() ?? "cpu";
  const gpu = gpus.find(({ interfaces }) => device !== "cpu" && interfaces.includes(device));
  return {
    id: "native",
    name: `llama.cpp (${device})`,
    command: nativeTrainerCommand(pack, "main.ts"),
    device,
    precision: precisionOf("native", "cpu"),
    hasFourBit: false,
    readsGguf: true,
    memoryBytes: gpu?.freeVramBytes ?? gpu?.vramBytes ?? memory.freeBytes,
  };
}

async function pythonEngine(
  ground: Ground,
  installed: Installed,
  details: PackDetails,
): Promise<TrainingEngine | null> {
  const command = await installed.trainerScript("train.py");
  if (!command) return null;
  const settings = await ground.settings.read();
  const choice = chooseEngine(await ground.hardware(), settings);
  const device = settings.forceCpu ? "cpu" : choice.variant;
  return {
    id: "python",
    name: `PyTorch (${device})`,
    command,
    device,
    precision: precisionOf("python", device),
    hasFourBit: details["four_bit"] === true,
    readsGguf: false,
    memoryBytes: choice.memoryBytes,
  };
}

/** What this computer and the settings allow a run. */
export async function trainingLimits(ground: Ground): Promise<TrainingLimits> {
  const [settings, hardware, threads] = await Promise.all([
    ground.settings.read(),
    ground.hardware(),
    mostThreads(ground),
  ]);
  const { forceCpu, memoryLimitMB } = settings;
  return {
    threads,
    forceCpu,
    maxMemoryBytes: memoryLimitMB ? memoryLimitMB * 1e6 : null,
    freeDiskBytes: hardware.disk?.freeBytes ?? null,
  };
}
