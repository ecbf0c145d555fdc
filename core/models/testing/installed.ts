import { join } from "node:path";
import { findTestEngines, type Found, noTestEngines } from "@/core/packs/testing/test_engines.ts";
import { createRuntime, createSpawner, silentLog } from "@/core/system/mod.ts";
import type { InferencePack } from "../inference_command.ts";
import { inferencePackName } from "../inference_pack.ts";
import type { InferenceSidecarDeps } from "../inference_sidecar.ts";

/** A real pack and the real starter model, for tests that need them. */
export interface Installed {
  deps: InferenceSidecarDeps;
  starterPath: string;
}

/** Finds the pack and the starter model in the tests' engines folder, or says what is not there. */
export function findInstalled(): Installed | { missing: string } {
  const engines = findTestEngines();
  if (engines === null) return { missing: noTestEngines };
  const { starter } = engines;
  if ("missing" in starter) return starter;
  const found = findInstalledPack();
  if ("missing" in found) return found;
  const { childEnvironment } = createRuntime();
  const spawner = createSpawner({ environment: childEnvironment, registry: null });
  return { deps: { spawner, log: silentLog, ...found }, starterPath: starter.path };
}

/** The inference pack with the programs as they stand now, or what is not there. */
export function findInstalledPack():
  | { pack: () => Promise<InferencePack> }
  | Extract<Found, { missing: string }> {
  const engines = findTestEngines();
  if (engines === null) return { missing: noTestEngines };
  const runtime = createRuntime();
  const name = inferencePackName();
  const folder = join(engines.folder, name);
  const deno = runtime.denoExecutable(engines.folder);
  if (deno === null) return { missing: "there is no plain Deno" };
  if (!isFile(join(folder, "deno.json"))) return { missing: `LERNWERK_ENGINES has no ${name}` };
  const pack = async () => {
    const programs = await runtime.layOut("sidecars/inference", join(folder, "programs"));
    return { folder, programs, deno, gpu: "off" as const };
  };
  return { pack };
}

function isFile(path: string): boolean {
  try {
    return Deno.statSync(path).isFile;
  } catch {
    return false;
  }
}
