import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { InferenceSidecarDeps } from "@/core/models/mod.ts";
import { findInstalled } from "@/core/models/testing/installed.ts";
import { findTestEngines, noTestEngines } from "@/core/packs/testing/test_engines.ts";
import { createRuntime, type Spawner } from "@/core/system/mod.ts";

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

/** Finds all engines that LERNWERK_ENGINES names, or says which one is missing. */
export function findRealEngines(): RealEngines | { missing: string } {
  const engines = findTestEngines();
  if (engines === null) return { missing: noTestEngines };
  const { python, modelsFolder } = engines;
  if ("missing" in python) return python;
  const installed = findInstalled();
  if ("missing" in installed) return installed;
  return {
    spawner: installed.deps.spawner,
    inference: installed.deps,
    python: python.path,
    trainer: fileURLToPath(createRuntime().assetUrl("sidecars/trainer")),
    starter: installed.starterPath,
    cacheDir: join(modelsFolder, "converted", "starter"),
  };
}
