import { join } from "node:path";
import { AppError } from "@/core/contract/mod.ts";
import {
  inferenceInstallSteps,
  type InferencePack,
  inferencePackName,
  type InferenceVariant,
  nativeTrainerCommand,
  proveInference,
} from "@/core/models/mod.ts";
import {
  graphicsVariant,
  inferencePack,
  type InferencePackDeps,
  inferenceSizes,
  type PackDefinition,
  provideDeno,
} from "@/core/packs/mod.ts";
import { proveNativeTrainer } from "@/core/training/mod.ts";
import type { Ground } from "./ground.ts";

/** Where our own sidecars are copied to when they lie inside the binary. */
export function programsFolder({ enginesFolder }: Pick<Ground, "enginesFolder">): string {
  return join(enginesFolder, "programs");
}

type Tools =
  & Pick<InferencePackDeps, "run">
  & Omit<Parameters<typeof provideDeno>[0], "enginesFolder">;

/** llama.cpp for the processor, and beside it the one that drives graphics processors as well. */
export function inferencePacks(
  ground: Ground,
  tools: Tools,
): { processor: PackDefinition; graphics: PackDefinition } {
  const { enginesFolder, hardware } = ground;
  const graphics = async () => graphicsVariant(await hardware());
  return {
    processor: inferencePack({
      ...built(ground, tools, () => Promise.resolve("default")),
      id: "inference",
      folder: join(enginesFolder, inferencePackName()),
    }),
    graphics: inferencePack({
      // Where nothing is to be driven it is not offered; one that is there stays what it was.
      ...built(ground, tools, async () => await graphics() ?? "vulkan"),
      id: "inference-gpu",
      folder: join(enginesFolder, "llama-cpp-gpu"),
      isOffered: async () => await graphics() !== null,
    }),
  };
}

/** How a pack is built and proven, whatever it drives. */
function built(
  ground: Ground,
  tools: Tools,
  variant: () => Promise<InferenceVariant>,
): Omit<InferencePackDeps, "id" | "folder"> {
  const { runtime, enginesFolder, spawner, log } = ground;
  return {
    run: tools.run,
    version: async () => inferencePackName(await variant()),
    sizes: async () => inferenceSizes[await variant()],
    needsDeno: () => runtime.denoExecutable(enginesFolder) === null,
    async steps(folder, work) {
      const sources = await runtime.materialise("sidecars/inference", programsFolder(ground));
      const deno = runtime.denoExecutable(enginesFolder) ??
        await provideDeno({ ...tools, enginesFolder }, work);
      return inferenceInstallSteps({ sources, folder, deno, variant: await variant() });
    },
    async prove(folder, signal) {
      const wanted = await variant();
      const pack = await inferenceFrom(ground, folder);
      const details = await proveInference({ spawner, log }, pack, signal);
      if (wanted !== "default" && details["device"] === "cpu") {
        throw new Error("llama.cpp finds no graphics processor that it can use");
      }
      const command = nativeTrainerCommand(pack, "main.ts");
      const { detail } = await proveNativeTrainer({ spawner, command }, {
        signal,
        forceCpu: wanted === "default",
      });
      // Whoever only wants to chat needs no training: the pack is whole without it.
      return { ...details, trainingFault: detail };
    },
  };
}

/** A pack that is installed in a folder, ready to be started. */
export async function inferenceFrom(ground: Ground, folder: string): Promise<InferencePack> {
  const { forceCpu } = await ground.settings.read();
  const programs = await ground.runtime.layOut("sidecars/inference", join(folder, "programs"));
  return { folder, programs, deno: denoOf(ground), gpu: forceCpu ? "off" : "auto" };
}

/** @throws {AppError} `program_missing` when there is no plain Deno on this computer. */
function denoOf({ runtime, enginesFolder }: Ground): string {
  const deno = runtime.denoExecutable(enginesFolder);
  if (deno === null) throw new AppError("program_missing", { program: "deno" });
  return deno;
}
