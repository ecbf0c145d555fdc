import { join } from "node:path";
import type { TrainerConfig } from "@/core/contract/mod.ts";
import { atomicWrite } from "@/core/system/mod.ts";
import type { Convert } from "./ports.ts";
import { removeIfThere } from "./remove_if_there.ts";

type Base = TrainerConfig["base_model"];

/**
 * The GGUF of a base model, which llama.cpp answers with; null when a safetensors model has not been
 * converted yet.
 */
export async function findBaseGguf({ kind, path, cache_dir }: Base): Promise<string | null> {
  if (kind === "gguf") return path;
  const converted = convertedPath(cache_dir);
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
    await Deno.rename(made, convertedPath(base.cache_dir));
  } finally {
    await removeIfThere(workFolder);
  }
}

function convertedPath(cacheDir: string): string {
  return join(cacheDir, "base-f16.gguf");
}

/** No tensors: the length of the header as 64 bits, then the header. */
function emptySafetensors(): Uint8Array {
  const header = new TextEncoder().encode("{}");
  const bytes = new Uint8Array(8 + header.length);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(header.length), true);
  bytes.set(header, 8);
  return bytes;
}
