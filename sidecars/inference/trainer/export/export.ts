import { join, relative, sep } from "node:path";
import { peftFiles, readPeftFolder } from "../adapter/peft_folder.ts";
import { removeLeftovers } from "../checkpoint/durable_files.ts";
import { BadGguf, type GgufFile, readGgufFile } from "../formats/gguf_reader.ts";
import { badConfig, Stopped } from "../program/failure.ts";
import { makers, type Materials } from "./artifacts.ts";
import { type ArtifactKind, artifactNames, type ExportConfig } from "./export_config.ts";
import { smallFiles } from "./merged_folder/merged_folder.ts";
import { checkSpace, neededBytes } from "./needed_bytes.ts";

/** What an export works with. */
export type Exporting = Omit<Materials, "base" | "lora">;

/**
 * Makes the artifacts of one adapter; each appears under its name only when it is whole.
 *
 * @throws {TrainerError | UnfitAdapter | BadGguf}, {Stopped} between two tensors, and the file
 *   system's errors.
 */
export async function runExport(exporting: Exporting): Promise<void> {
  const { config, channel, stop } = exporting;
  channel.phase("load");
  const { outputDir, artifacts } = config;
  const adapterBytes = await adapterSize(config.adapter);
  const base = await readBase(config.base);
  const lora = await readPeftFolder(config.adapter, base);
  // Half of what was asked for would be worth little: what cannot be written is refused first.
  if (artifacts.includes("merged")) smallFiles(base, { changes: [] });
  await Deno.mkdir(outputDir, { recursive: true });
  await removeLeftovers(outputDir);
  const needed = neededBytes(artifacts, { tensors: base.tensors.values(), adapterBytes });
  await checkSpace(outputDir, needed);
  for (const kind of artifacts) {
    if (stop.requested) throw new Stopped();
    await publish({ ...exporting, base, lora }, kind);
  }
}

async function adapterSize(folder: string): Promise<number> {
  const names = Object.values(peftFiles);
  const stats = await Promise.all(
    names.map((name) => Deno.stat(join(folder, name)).catch(() => null)),
  );
  if (!stats.every((stat) => stat?.isFile)) {
    throw badConfig("adapter", `must be a folder with ${names.join(" and ")}`);
  }
  return stats.reduce((sum, stat) => sum + stat!.size, 0);
}

async function readBase(path: string): Promise<GgufFile> {
  try {
    return await readGgufFile(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) throw new BadGguf(`${path} does not exist`);
    throw error;
  }
}

/** Makes an artifact and announces it. */
async function publish(materials: Materials, kind: ArtifactKind): Promise<void> {
  const { config, channel } = materials;
  const path = join(config.outputDir, artifactNames[kind]);
  const { bytes, sha256 } = await makers[kind](materials, path);
  channel.send("artifact", { kind, path: shown(config, path), bytes, sha256 });
}

/** Relative to the export's folder, with forward slashes. */
function shown({ runDir }: ExportConfig, path: string): string {
  const inside = relative(runDir, path);
  return (inside.startsWith("..") ? path : inside).replaceAll(sep, "/");
}
