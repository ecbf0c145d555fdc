import { basename, join } from "node:path";
import { AppError, type TrainerConfig } from "@/core/contract/mod.ts";
import { atomicWrite, removeIfThere, sha256Hex } from "@/core/system/mod.ts";
import type { Convert } from "./ports.ts";

type Base = TrainerConfig["base_model"];

/**
 * The GGUF of a base model, which llama.cpp answers with; null when a safetensors model, as it lies
 * there now, has not been converted yet.
 */
export async function findBaseGguf({ kind, path, cache_dir }: Base): Promise<string | null> {
  if (kind === "gguf") return path;
  const name = await convertedName(path);
  if (name === null) return null;
  const converted = join(cache_dir, name);
  const stat = await Deno.stat(converted).catch(() => null);
  return stat?.isFile ? converted : null;
}

/** What converting a base model is done with. */
export interface BaseRequest {
  base: Base;
  convert: Convert;
  /** Names what is under way, so that two of them do not meet. */
  exportId: string;
  signal: AbortSignal;
  onLog(line: string): void;
}

/**
 * Converts a safetensors base model once, next to its other converted forms, so that it can answer
 * beside the tuned one. It is merged with an adapter that changes nothing.
 */
export async function makeBaseGguf(
  { base, convert, exportId, signal, onLog }: BaseRequest,
): Promise<void> {
  if (await findBaseGguf(base)) return;
  const name = await convertedName(base.path);
  if (name === null) throw new AppError("model_missing", { file: basename(base.path) });
  const workFolder = join(base.cache_dir, `base-gguf.${exportId}.part`);
  await removeIfThere(workFolder);
  const adapterFolder = join(workFolder, "adapter");
  await Deno.mkdir(adapterFolder, { recursive: true, mode: 0o700 });
  try {
    await atomicWrite(join(adapterFolder, "adapter_config.json"), '{"r": 1, "lora_alpha": 1}');
    await atomicWrite(join(adapterFolder, "adapter_model.safetensors"), emptySafetensors());
    const made = join(workFolder, "base.gguf");
    await convert({
      base,
      adapterFolder,
      systemPrompt: null,
      name: "base",
      workFolder,
      outputs: { "gguf-f16": made },
      signal,
      onPhase: () => {},
      onMade: () => Promise.resolve(),
      onLog,
    });
    await Deno.rename(made, join(base.cache_dir, name));
    await removeOutdated(base.cache_dir, name);
  } finally {
    await removeIfThere(workFolder);
  }
}

/**
 * Named by the files that it is made from: another model may come to lie in the same folder. Null
 * when the folder is gone. Names, lengths and times tell; gigabytes are not read for it.
 */
async function convertedName(folder: string): Promise<string | null> {
  try {
    const files: [name: string, size: number, time: number | undefined][] = [];
    for await (const { name } of Deno.readDir(folder)) {
      const { isFile, size, mtime } = await Deno.stat(join(folder, name));
      if (isFile) files.push([name, size, mtime?.getTime()]);
    }
    const listed = files.sort(([a], [b]) => a < b ? -1 : 1);
    return `base-f16-${(await sha256Hex(JSON.stringify(listed))).slice(0, 16)}.gguf`;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  }
}

/** What was made of the folder as it was before. One that still answers elsewhere may stay. */
async function removeOutdated(cacheDir: string, current: string): Promise<void> {
  for await (const { name } of Deno.readDir(cacheDir)) {
    if (name === current || !/^base-f16.*\.gguf$/.test(name)) continue;
    await Deno.remove(join(cacheDir, name)).catch(() => {});
  }
}

/** No tensors: the length of the header as 64 bits, then the header. */
function emptySafetensors(): Uint8Array {
  const header = new TextEncoder().encode("{}");
  const bytes = new Uint8Array(8 + header.length);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(header.length), true);
  bytes.set(header, 8);
  return bytes;
}
