import { join } from "node:path";
import { findTestEngines, type Found, noTestEngines } from "@/core/packs/testing/test_engines.ts";
import { createRuntime, createSpawner, silentLog } from "@/core/system/mod.ts";
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
  const deps = inferenceIn(engines.folder);
  return "missing" in deps ? deps : { deps, starterPath: starter.path };
}

function inferenceIn(engines: string): InferenceSidecarDeps | Extract<Found, { missing: string }> {
  const runtime = createRuntime();
  const name = inferencePackName();
  const folder = join(engines, name);
  const deno = runtime.denoExecutable(engines);
  if (deno === null) return { missing: "there is no plain Deno" };
  if (!isFile(join(folder, "main.ts"))) return { missing: `LERNWERK_ENGINES has no ${name}` };
  const spawner = createSpawner({ environment: runtime.childEnvironment, registry: null });
  const pack = () => Promise.resolve({ folder, deno, gpu: "off" as const });
  return { spawner, log: silentLog, pack };
}

function isFile(path: string): boolean {
  try {
    return Deno.statSync(path).isFile;
  } catch {
    return false;
  }
}
