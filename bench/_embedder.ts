import type { Embedder } from "@/core/contract/mod.ts";
import { embedderWeightsPath, modelsFolderOf } from "@/core/packs/mod.ts";
import { createEmbeddedEmbedder } from "@/core/retrieval/mod.ts";
import { createRuntime, silentLog } from "@/core/system/mod.ts";
import { startEmbedWorker } from "@/workers/mod.ts";

/** Where the weights of the built-in embedder lie, beside the engines that LERNWERK_ENGINES names. */
export function findBenchWeights(): string | null {
  const engines = createRuntime().environmentValue("LERNWERK_ENGINES");
  if (engines === null) return null;
  const path = embedderWeightsPath(modelsFolderOf(engines));
  try {
    return Deno.statSync(path).isFile ? path : null;
  } catch {
    return null;
  }
}

/** The built-in embedder with these weights; null without them. */
export function openBenchEmbedder(): Embedder | null {
  const weights = findBenchWeights();
  if (weights === null) return null;
  const runtime = createRuntime();
  return createEmbeddedEmbedder({
    start: () => startEmbedWorker({ runtime, log: silentLog, weights }),
  });
}
