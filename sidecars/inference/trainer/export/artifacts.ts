import { join } from "node:path";
import { writeAdapterGguf } from "../adapter/adapter_gguf.ts";
import type { Lora } from "../adapter/lora.ts";
import { peftFiles } from "../adapter/peft_folder.ts";
import { publishFolder, removeTree } from "../checkpoint/durable_files.ts";
import { type GgufEntry, textEntry } from "../formats/gguf_entry.ts";
import type { GgufFile } from "../formats/gguf_reader.ts";
import type { Backend } from "../ggml/backend.ts";
import type { Channel } from "../program/channel.ts";
import { Stopped } from "../program/failure.ts";
import type { StopSignal } from "../program/stop_signal.ts";
import type { ArtifactKind, ExportConfig } from "./export_config.ts";
import { createF16Rows } from "./f16_rows.ts";
import { writeMergedFolder } from "./merged_folder/merged_folder.ts";
import { type Merging, writeMergedGguf } from "./merged_gguf.ts";

/** What artifacts are made of and with. */
export interface Materials {
  config: ExportConfig;
  base: GgufFile;
  lora: Lora;
  channel: Channel;
  stop: StopSignal;
  /** Opens what converts matrices; asked for only when there is something to merge. */
  openBackend(): Promise<Backend>;
  /** The entry of a chat template with a default system message; null where none can carry it. */
  templateWith(base: GgufFile, systemPrompt: string): GgufEntry | null;
}

/** A complete artifact; folders have no hash. */
export interface Made {
  bytes: number;
  sha256: string | null;
}

/** How each artifact is made under its name; it appears there only when it is whole. */
export const makers: Readonly<
  Record<ArtifactKind, (materials: Materials, path: string) => Promise<Made>>
> = {
  "adapter": ({ config }, path) =>
    publishedFolder(path, async (folder) => {
      for (const name of Object.values(peftFiles)) {
        await Deno.copyFile(join(config.adapter, name), join(folder, name));
      }
    }),
  "adapter-gguf"({ base: { architecture }, lora, config: { name }, channel }, path) {
    channel.phase("convert");
    return writeAdapterGguf(path, { architecture, name, lora, form: "F16" });
  },
  "merged": (materials, path) =>
    publishedFolder(
      path,
      (folder) => merging(materials, (merging) => writeMergedFolder(folder, merging)),
    ),
  "gguf-f16": (materials, path) => merging(materials, (merging) => writeMergedGguf(path, merging)),
};

async function publishedFolder(
  path: string,
  fill: (folder: string) => Promise<void>,
): Promise<Made> {
  const temporary = `${path}.tmp-${Deno.pid}`;
  try {
    await Deno.mkdir(temporary);
    await fill(temporary);
    await publishFolder(temporary, path);
  } finally {
    await removeTree(temporary);
  }
  const files = await Array.fromAsync(Deno.readDir(path));
  const stats = await Promise.all(files.map(({ name }) => Deno.stat(join(path, name))));
  return { bytes: stats.reduce((sum, { size }) => sum + size, 0), sha256: null };
}

async function merging<T>(
  materials: Materials,
  write: (merging: Merging) => Promise<T>,
): Promise<T> {
  const { base, lora, config, channel, stop } = materials;
  channel.phase("convert");
  using backend = await materials.openBackend();
  using rows = createF16Rows(backend);
  const tell = teller(channel);
  return await write({
    base,
    lora,
    rows,
    changes: [textEntry("general.name", config.name), ...promptEntry(materials)],
    onTensor(done, total) {
      if (stop.requested) throw new Stopped();
      tell(done, total);
    },
  });
}

function promptEntry({ base, config, channel, templateWith }: Materials): GgufEntry[] {
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
