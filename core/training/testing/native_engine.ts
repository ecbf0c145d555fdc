import { join } from "node:path";
import type { TrainerConfig } from "@/core/contract/mod.ts";
import { nativeTrainerCommand } from "@/core/models/mod.ts";
import { findInstalledPack } from "@/core/models/testing/installed.ts";
import { probeModel } from "@/core/models/testing/probe_model.ts";
import type { Command } from "@/core/system/mod.ts";

/** The command of one of the native trainer's programs, or why there is none. */
export async function findNativeTrainer(
  name: Parameters<typeof nativeTrainerCommand>[1] = "main.ts",
): Promise<{ command: Command; missing: string | null }> {
  const found = findInstalledPack();
  if ("missing" in found) return { command: { command: "none", args: [], env: {} }, ...found };
  return { command: nativeTrainerCommand(await found.pack(), name), missing: null };
}

/** Writes a whole model of half a megabyte that knows nothing. */
export function writeProbeModel(folder: string): TrainerConfig["base_model"] {
  return writeModel(join(folder, "probe.gguf"), probeModel());
}

/** The same model with endless numbers in its last norm, so that every loss is no number. */
export function writePoisonedModel(folder: string): TrainerConfig["base_model"] {
  const bytes = probeModel();
  const norm = new Float32Array(probe.width).fill(Infinity);
  const start = bytes.length - 4 * probe.numbers + 4 * probe.beforeNorm;
  bytes.set(new Uint8Array(norm.buffer), start);
  return writeModel(join(folder, "poisoned.gguf"), bytes);
}

/** Where the last norm lies among the probe's numbers: behind the embedding of 258 tokens. */
const probe = { width: 64, beforeNorm: 64 * 258, numbers: 57_664 };

/** Another file in which one text of the probe is another one of equal length. */
export function writeChangedModel(
  folder: string,
  before: string,
  after: string,
): TrainerConfig["base_model"] {
  const bytes = probeModel();
  const [from, to] = [before, after].map((text) => new TextEncoder().encode(text));
  if (from!.length !== to!.length) throw new TypeError("texts of a GGUF state their length");
  const isHere = (at: number) => from!.every((byte, index) => bytes[at + index] === byte);
  for (let at = 0; at < bytes.length; at++) if (isHere(at)) bytes.set(to!, at);
  return writeModel(join(folder, "changed.gguf"), bytes);
}

/** A model of a billion words, as large as it says; the place on the disk is empty. */
export function writeWideModel(folder: string): TrainerConfig["base_model"] {
  const words = 2 ** 30;
  const bytes = probeModel({ emptyWords: words });
  const model = writeModel(join(folder, "wide.gguf"), bytes);
  Deno.truncateSync(model.path, bytes.length + 4 * probe.width * words);
  return model;
}

function writeModel(path: string, bytes: Uint8Array): TrainerConfig["base_model"] {
  Deno.writeFileSync(path, bytes);
  return { kind: "gguf", path, cache_dir: `${path}.cache`, family: null };
}
