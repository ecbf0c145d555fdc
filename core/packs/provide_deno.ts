import { join } from "node:path";
import type { PackId } from "@/core/contract/mod.ts";
import { removeIfThere } from "@/core/system/mod.ts";
import type { PackWork } from "./pack_definition.ts";
import { sources } from "./sources.ts";
import { fetchWheel, type WheelDeps } from "./wheel.ts";

const pack = "inference" satisfies PackId;

/**
 * Puts a plain Deno into `<engines>/deno/`, where the runtime looks for it, and answers its path: a
 * compiled Lernwerk cannot load native packages itself (docs/adr/007). The folder appears whole.
 *
 * @throws {AppError} as {@link fetchWheel}
 */
export async function provideDeno(
  deps: WheelDeps,
  work: PackWork,
  source: typeof sources.deno = sources.deno,
): Promise<string> {
  const { package: name, version } = source;
  const fileName = deps.os === "windows" ? "deno.exe" : "deno";
  const folder = join(deps.enginesFolder, "deno");
  const download = `${folder}.part`;
  await removeIfThere(download);
  const unpacked = await fetchWheel(deps, { ...source, pack }, { folder: download, work });
  const scripts = join(unpacked, `${name}-${version}.data`, "scripts");
  if (deps.os !== "windows") await Deno.chmod(join(scripts, fileName), 0o755);
  const licence = join(unpacked, `${name}-${version}.dist-info`, "licenses", "LICENSE");
  await Deno.rename(licence, join(scripts, "LICENSE"));
  await removeIfThere(folder);
  await Deno.rename(scripts, folder);
  await removeIfThere(download);
  return join(folder, fileName);
}
