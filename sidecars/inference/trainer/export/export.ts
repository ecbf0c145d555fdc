import { join, relative, sep } from "node:path";
import { writeAdapterGguf } from "../adapter/adapter_gguf.ts";
import type { Lora } from "../adapter/lora.ts";
import { peftFiles, readPeftFolder } from "../adapter/peft_folder.ts";
import { publishFolder, removeLeftovers, removeTree } from "../checkpoint/durable_files.ts";
import { type GgufEntry, textEntry } from "../formats/gguf_entry.ts";
import { BadGguf, type GgufFile, readGgufFile } from "../formats/gguf_reader.ts";
import type { Written } from "../formats/write_aside.ts";
import type { Backend } from "../ggml/backend.ts";
import type { Channel } from "../program/channel.ts";
import { badConfig, Stopped } from "../program/failure.ts";
import type { StopSignal } from "../program/stop_signal.ts";
import {
  type ArtifactKind,
  artifactNames,
  type ExportConfig,
  onlyPython,
} from "./export_config.ts";
import { createF16Rows } from "./f16_rows.ts";
import { writeMergedGguf } from "./merged_gguf.ts";
import { checkSpace, neededBytes } from "./needed_bytes.ts";

/** What an export works with. */
export interface Exporting {
  config: ExportConfig;
  channel: Channel;
  stop: StopSignal;
  /** Opens what converts matrices; asked for only when there is something to merge. */
  openBackend(): Backend;
  /** The entry of a chat template with a default system message; null where none can carry it. */
  templateWith(base: GgufFile, systemPrompt: string): GgufEntry | null;
}

interface Opened extends Exporting {
  base: GgufFile;
  lora: Lora;
}

/**
 * Makes the artifacts of one adapter; each appears under its name only when it is whole.
 *
 * @throws {TrainerError | UnfitAdapter | BadGguf}, {Stopped} between two tensors, and the file
 *   system's errors.
 */
export async function runExport(exporting: Exporting): Promise<void> {
  const { config, channel } = exporting;
  channel.phase("load");
  // Half of what was asked for would be worth little.
  if (config.artifacts.includes("merged")) throw onlyPython("merged models in safetensors form");
  const { opened, adapterBytes } = await open(exporting);
  await Deno.mkdir(config.outputDir, { recursive: true });
  await removeLeftovers(config.outputDir);
  const tensors = opened.base.tensors.values();
  await checkSpace(config.outputDir, neededBytes(config.artifacts, { tensors, adapterBytes }));
  for (const kind of config.artifacts) await publish(opened, kind);
}

async function open(exporting: Exporting): Promise<{ opened: Opened; adapterBytes: number }> {
  const { config } = exporting;
  const stats = await Promise.all(
    Object.values(peftFiles).map((name) => Deno.stat(join(config.adapter, name)).catch(() => null)),
  );
  if (!stats.every((stat) => stat?.isFile)) {
    throw badConfig("adapter", `must be a folder with ${Object.values(peftFiles).join(" and ")}`);
  }
  const base = await readBase(config.base);
  const lora = await readPeftFolder(config.adapter, base);
  const adapterBytes = stats.reduce((sum, stat) => sum + stat!.size, 0);
  return { opened: { ...exporting, base, lora }, adapterBytes };
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
async function publish(opened: Opened, kind: ArtifactKind): Promise<void> {
  const { config, channel, stop } = opened;
  if (stop.requested) throw new Stopped();
  const path = join(config.outputDir, artifactNames[kind]);
  if (kind === "adapter") await copyAdapter(config.adapter, path);
  const written = kind === "adapter" ? null : await writeFile(opened, kind, path);
  const bytes = written?.bytes ?? await folderBytes(path);
  const shown = relative(config.runDir, path);
  channel.send("artifact", {
    kind,
    path: (shown.startsWith("..") ? path : shown).replaceAll(sep, "/"),
    bytes,
    sha256: written?.sha256 ?? null,
  });
}

async function copyAdapter(source: string, target: string): Promise<void> {
  const temporary = `${target}.tmp-${Deno.pid}`;
  try {
    await Deno.mkdir(temporary);
    for (const name of Object.values(peftFiles)) {
      await Deno.copyFile(join(source, name), join(temporary, name));
    }
    await publishFolder(temporary, target);
  } finally {
    await removeTree(temporary);
  }
}

async function folderBytes(path: string): Promise<number> {
  const files = await Array.fromAsync(Deno.readDir(path));
  const stats = await Promise.all(files.map(({ name }) => Deno.stat(join(path, name))));
  return stats.reduce((sum, { size }) => sum + size, 0);
}

function writeFile(opened: Opened, kind: ArtifactKind, path: string): Promise<Written> {
  const { base, lora, config, channel } = opened;
  channel.phase("convert");
  if (kind === "gguf-f16") return merge(opened, path);
  const { architecture } = base;
  return writeAdapterGguf(path, { architecture, name: config.name, lora, form: "F16" });
}

async function merge(opened: Opened, path: string): Promise<Written> {
  const { base, lora, config, channel, stop } = opened;
  using backend = opened.openBackend();
  using rows = createF16Rows(backend);
  const tell = teller(channel);
  return await writeMergedGguf(path, {
    base,
    lora,
    rows,
    changes: [textEntry("general.name", config.name), ...promptEntry(opened)],
    onTensor(done, total) {
      if (stop.requested) throw new Stopped();
      tell(done, total);
    },
  });
}

function promptEntry({ base, config, channel, templateWith }: Opened): GgufEntry[] {
  if (config.systemPrompt === null) return [];
  const entry = templateWith(base, config.systemPrompt);
  if (entry) return [entry];
  channel.warning(
    "The chat template cannot carry the system prompt; set it in the chat program.",
  );
  return [];
}

const tellEveryMs = 1000;

/** Events that say how far it is, not more often than people look. */
function teller(channel: Channel): (done: number, total: number) => void {
  let last = -Infinity;
  return (done, total) => {
    if (performance.now() - last < tellEveryMs) return;
    last = performance.now();
    channel.send("progress", { done, total, unit: "tensors" });
  };
}
