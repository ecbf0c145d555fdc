import { join } from "node:path";
import { AppError, type PackId, type Settings, type TorchVariant } from "@/core/contract/mod.ts";
import {
  inferenceInstallSteps,
  type InferencePack,
  inferencePackName,
  nativeTrainerCommand,
  proveInference,
} from "@/core/models/mod.ts";
import {
  chooseEngine,
  createToolRunner,
  embedderPack,
  embedderWeightsPath,
  enginePacks,
  inferencePack,
  modelsFolderOf,
  packageIndex,
  type PackDefinition,
  provideDeno,
  starterModelPath,
  starterPack,
  trainerPack,
  usualEngine,
  venvPython,
} from "@/core/packs/mod.ts";
import { proveEmbedder } from "@/core/retrieval/mod.ts";
import { proveNativeTrainer } from "@/core/training/mod.ts";
import type { Command } from "@/core/system/mod.ts";
import type { Ground } from "./ground.ts";

/** What can be installed, and how what is installed is started. */
export interface Installed {
  definitions: readonly PackDefinition[];
  /** Installed models and their converted forms; beside the engines, so that tests share both. */
  modelsFolder: string;
  starterPath(): Promise<string | null>;
  /** The command that runs a script of `sidecars/trainer`; null while the engine is not there. */
  trainerScript(name: "train.py" | "export.py" | "token_ids.py"): Promise<Command | null>;
  inference(): Promise<InferencePack | null>;
  /** The weights of the built-in embedder; null while they are not there. */
  embedderWeights(): Promise<string | null>;
}

/** Binds the packs to this computer and its folders. */
export function createInstalled(ground: Ground): Installed {
  const { runtime, enginesFolder } = ground;
  const modelsFolder = modelsFolderOf(enginesFolder);
  const trainer = trainerPackOf(ground);
  const starter = starterPack({ ...toolsOf(ground), modelsFolder, enginesFolder });
  const inference = inferencePackOf(ground);
  const embedder = embedderPack({
    ...toolsOf(ground),
    modelsFolder,
    enginesFolder,
    proveEmbedder: (weights) => proveEmbedder({ readAsset: runtime.readAsset, weights }),
  });
  const ifWhole = async <T>(pack: PackDefinition, value: () => Promise<T>): Promise<T | null> =>
    await pack.isWhole(pack.folder) ? await value() : null;
  return {
    definitions: [inference, starter, embedder, trainer],
    modelsFolder,
    starterPath: () => ifWhole(starter, () => Promise.resolve(starterModelPath(modelsFolder))),
    trainerScript: (name) =>
      ifWhole(trainer, async () => {
        const folder = await runtime.materialise("sidecars/trainer", programsFolder(ground));
        const command = venvPython(trainer.folder, runtime.os);
        return { command, args: [join(folder, name)], env: {} };
      }),
    inference: () => ifWhole(inference, () => inferenceFrom(ground, inference.folder)),
    embedderWeights: () =>
      ifWhole(embedder, () => Promise.resolve(embedderWeightsPath(modelsFolder))),
  };
}

/** The packs of the engines that are not usual on this computer. */
export async function optionalPacks({ hardware, settings }: Ground): Promise<PackId[]> {
  const usual = usualEngine(chooseEngine(await hardware(), await settings.read()), null);
  // The pack of our own engine also answers.
  return usual === "python" ? [] : [enginePacks.python];
}

/** Where our own sidecars are copied to when they lie inside the binary. */
export function programsFolder({ enginesFolder }: Pick<Ground, "enginesFolder">): string {
  return join(enginesFolder, "programs");
}

function toolsOf({ spawner, runtime }: Ground) {
  return {
    run: createToolRunner(spawner),
    os: runtime.os,
    arch: Deno.build.arch,
    home: runtime.homeFolder(),
    fetch: globalThis.fetch,
    index: runtime.environmentValue("PIP_INDEX_URL") ?? packageIndex,
  };
}

function trainerPackOf(ground: Ground): PackDefinition {
  const { runtime, enginesFolder, hardware, settings } = ground;
  return trainerPack({
    ...toolsOf(ground),
    enginesFolder,
    trainerFolder: () => runtime.materialise("sidecars/trainer", programsFolder(ground)),
    variant: async (): Promise<TorchVariant> =>
      chooseEngine(await hardware(), await settings.read()).variant,
  });
}

function inferencePackOf(ground: Ground): PackDefinition {
  const { runtime, enginesFolder, spawner, log } = ground;
  return inferencePack({
    ...toolsOf(ground),
    enginesFolder,
    name: inferencePackName(),
    needsDeno: () => runtime.denoExecutable(enginesFolder) === null,
    async steps(folder, work) {
      const sources = await runtime.materialise("sidecars/inference", programsFolder(ground));
      const deno = runtime.denoExecutable(enginesFolder) ??
        await provideDeno({ ...toolsOf(ground), enginesFolder }, work);
      return inferenceInstallSteps({ sources, folder, deno });
    },
    async prove(folder, signal) {
      const pack = await inferenceFrom(ground, folder);
      const details = await proveInference({ spawner, log }, pack, signal);
      const command = nativeTrainerCommand(pack, "main.ts");
      const { detail } = await proveNativeTrainer({ spawner, command }, signal);
      // Whoever only wants to chat needs no training: the pack is whole without it.
      return { ...details, trainingFault: detail };
    },
  });
}

async function inferenceFrom(ground: Ground, folder: string): Promise<InferencePack> {
  const { forceCpu }: Settings = await ground.settings.read();
  const programs = await ground.runtime.layOut("sidecars/inference", join(folder, "programs"));
  return { folder, programs, deno: denoOf(ground), gpu: forceCpu ? "off" : "auto" };
}

/** @throws {AppError} `program_missing` when there is no plain Deno on this computer. */
function denoOf({ runtime, enginesFolder }: Ground): string {
  const deno = runtime.denoExecutable(enginesFolder);
  if (deno === null) throw new AppError("program_missing", { program: "deno" });
  return deno;
}
