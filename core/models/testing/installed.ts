import { join } from "node:path";
import { createRuntime, createSpawner, silentLog } from "@/core/system/mod.ts";
import { inferencePackName } from "../inference_pack.ts";
import type { InferenceSidecarDeps } from "../inference_sidecar.ts";
import starter from "../starter.json" with { type: "json" };

/** A real pack and the real starter model, for tests that need them. */
export interface Installed {
  deps: InferenceSidecarDeps;
  starterPath: string;
}

/**
 * Finds what the tests' engines folder (LERNWERK_ENGINES) holds; null where pack or starter model
 * are not installed, with the reason in {@link missingReason}.
 */
export function findInstalled(): Installed | null {
  const runtime = createRuntime();
  const engines = runtime.environmentValue("LERNWERK_ENGINES");
  if (engines === null) return null;
  const folder = join(engines, inferencePackName());
  const places = [
    join(engines, "starter"),
    join(engines, "..", "starter"),
    join(engines, "models"),
  ];
  const starterPath = places.map((place) => join(place, starter.fileName)).find(isFile);
  const deno = runtime.denoExecutable(engines);
  if (!isFile(join(folder, "main.ts")) || !starterPath || deno === null) return null;
  const spawner = createSpawner({ environment: runtime.childEnvironment, registry: null });
  const pack = () => Promise.resolve({ folder, deno, gpu: "off" as const });
  return { deps: { spawner, log: silentLog, pack }, starterPath };
}

/** Why tests with the real sidecar are skipped. */
export const missingReason =
  "LERNWERK_ENGINES names no folder with inference pack and starter model";

function isFile(path: string): boolean {
  try {
    return Deno.statSync(path).isFile;
  } catch {
    return false;
  }
}
