import { join } from "node:path";
import type { PackId } from "@/core/contract/mod.ts";
import { removeIfThere } from "@/core/system/mod.ts";
import type { PackWork } from "./pack_definition.ts";
import { sources } from "./sources.ts";
import { takeFromWheel, type WheelDeps } from "./wheel.ts";

const pack = "inference" satisfies PackId;

/**
 * Puts a plain Deno into `<engines>/deno/`, where the runtime looks for it, and answers its path: a
 * compiled Lernwerk cannot load native packages itself (docs/adr/007). The folder appears whole.
 *
 * @throws {AppError} as {@link takeFromWheel}
 */
export async function provideDeno(
  deps: WheelDeps,
  work: PackWork,
  source: typeof sources.deno = sources.deno,
): Promise<string> {
  const { package: name, version } = source;
  const fileName = deps.os === "windows" ? "deno.exe" : "deno";
  const folder = join(deps.enginesFolder, "deno");
  const made = `${folder}.part`;
  await removeIfThere(made);
  const members = {
    [`${name}-${version}.data/scripts/${fileName}`]: join(made, fileName),
    [`${name}-${version}.dist-info/licenses/LICENSE`]: join(made, "LICENSE"),
  };
  const download = join(made, "download");
  await takeFromWheel(deps, { ...source, pack }, { folder: download, members, work });
  await removeIfThere(download);
  if (deps.os !== "windows") await Deno.chmod(join(made, fileName), 0o755);
  await removeIfThere(folder);
  await Deno.rename(made, folder);
  return join(folder, fileName);
}
