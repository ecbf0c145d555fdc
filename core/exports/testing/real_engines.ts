import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { inferencePackName, type InferenceSidecarDeps } from "@/core/models/mod.ts";
import { starterModelPath, venvPython } from "@/core/packs/mod.ts";
import { createRuntime, createSpawner, silentLog, type Spawner } from "@/core/system/mod.ts";

/** The engines and the model of the tests' engines folder. */
export interface RealEngines {
  spawner: Spawner;
  inference: InferenceSidecarDeps;
  python: string;
  /** `sidecars/trainer`. */
  trainer: string;
  starter: string;
  /** Where the converted starter model is kept from test to test. */
  cacheDir: string;
}

/** Why tests with the real engines are skipped. */
export const missingReason =
  "skipped: LERNWERK_ENGINES has no trainer, no inference pack or no starter model";

/** Finds the engines that LERNWERK_ENGINES names; null when one is missing. */
export function findRealEngines(): RealEngines | null {
  const runtime = createRuntime();
  const engines = runtime.environmentValue("LERNWERK_ENGINES");
  if (engines === null) return null;
  const models = join(dirname(engines), "models");
  const starter = starterModelPath(models);
  const python = venvPython(join(engines, "trainer-python"), runtime.os);
  const folder = join(engines, inferencePackName());
  const deno = runtime.denoExecutable(engines);
  const isThere = [starter, python, join(folder, "main.ts")].every(isFile);
  if (!isThere || deno === null) return null;
  const spawner = createSpawner({ environment: runtime.childEnvironment, registry: null });
  const pack = () => Promise.resolve({ folder, deno, gpu: "off" as const });
  return {
    spawner,
    inference: { spawner, log: silentLog, pack },
    python,
    trainer: fileURLToPath(runtime.assetUrl("sidecars/trainer")),
    starter,
    cacheDir: join(models, "converted", "starter"),
  };
}

function isFile(path: string): boolean {
  try {
    return Deno.statSync(path).isFile;
  } catch {
    return false;
  }
}
