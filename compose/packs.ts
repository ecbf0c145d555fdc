import { join } from "node:path";
import type { PackId, TorchVariant } from "@/core/contract/mod.ts";
import type { InferencePack } from "@/core/models/mod.ts";
import {
  chooseEngine,
  createToolRunner,
  describePack,
  embedderPack,
  embedderWeightsPath,
  enginePacks,
  type GraphicsVariant,
  modelsFolderOf,
  packageIndex,
  type PackDefinition,
  starterModelPath,
  starterPack,
  trainerPack,
  usualEngine,
  venvPython,
} from "@/core/packs/mod.ts";
import { proveEmbedder } from "@/core/retrieval/mod.ts";
import type { Command } from "@/core/system/mod.ts";
import type { Ground } from "./ground.ts";
import { inferenceFrom, inferencePacks, programsFolder } from "./inference_packs.ts";

/** What can be installed, and how what is installed is started. */
export interface Installed {
  definitions: readonly PackDefinition[];
  /** Installed models and their converted forms; beside the engines, so that tests share both. */
  modelsFolder: string;
  starterPath(): Promise<string | null>;
  /** The command that runs a script of `sidecars/trainer`; null while the engine is not there. */
  trainerScript(name: "train.py" | "export.py" | "token_ids.py"): Promise<Command | null>;
  /** llama.cpp, with the libraries for graphics processors where they are installed and allowed. */
  inference(): Promise<InferencePack | null>;
  /** What those libraries drive; null without them. */
  graphicsDevice(): Promise<GraphicsVariant | null>;
  /** The weights of the built-in embedder; null while they are not there. */
  embedderWeights(): Promise<string | null>;
}

/** Binds the packs to this computer and its folders. */
export function createInstalled(ground: Ground): Installed {
  const { runtime, enginesFolder } = ground;
  const modelsFolder = modelsFolderOf(enginesFolder);
  const trainer = trainerPackOf(ground);
  const starter = starterPack({ ...toolsOf(ground), modelsFolder, enginesFolder });
  const { processor, graphics } = inferencePacks(ground, toolsOf(ground));
  const embedder = embedderPack({
    ...toolsOf(ground),
    modelsFolder,
    enginesFolder,
    proveEmbedder: (weights) => proveEmbedder({ readAsset: runtime.readAsset, weights }),
  });
  const ifWhole = async <T>(pack: PackDefinition, value: () => Promise<T>): Promise<T | null> =>
    await pack.isWhole(pack.folder) ? await value() : null;
  return {
    definitions: [processor, starter, embedder, graphics, trainer],
    modelsFolder,
    starterPath: () => ifWhole(starter, () => Promise.resolve(starterModelPath(modelsFolder))),
    trainerScript: (name) =>
      ifWhole(trainer, async () => {
        const folder = await runtime.materialise("sidecars/trainer", programsFolder(ground));
        const command = venvPython(trainer.folder, runtime.os);
        return { command, args: [join(folder, name)], env: {} };
      }),
    async inference() {
      const usesGraphics = !(await ground.settings.read()).forceCpu &&
        (await describePack(graphics, false)).state === "installed";
      const { folder } = usesGraphics ? graphics : processor;
      return await ifWhole(processor, () => inferenceFrom(ground, folder));
    },
    async graphicsDevice() {
      if ((await ground.settings.read()).forceCpu) return null;
      const { state, details: { device } } = await describePack(graphics, false);
      return state === "installed" && (device === "cuda" || device === "vulkan") ? device : null;
    },
    embedderWeights: () =>
      ifWhole(embedder, () => Promise.resolve(embedderWeightsPath(modelsFolder))),
  };
}

/** The packs of the engines that are not usual on this computer. */
export async function optionalPacks({ hardware, settings }: Ground): Promise<PackId[]> {
  const usual = usualEngine(chooseEngine(await hardware(), await settings.read()), null);
  // The pack of our own engine also answers.
  return ["inference-gpu", ...usual === "python" ? [] : [enginePacks.python]];
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
