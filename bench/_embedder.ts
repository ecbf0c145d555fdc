import type { Embedder } from "@/core/contract/mod.ts";
import { createEmbeddedEmbedder } from "@/core/retrieval/mod.ts";
import { findWeights } from "@/core/retrieval/testing/installed_embedder.ts";
import { createRuntime, silentLog } from "@/core/system/mod.ts";
import { startEmbedWorker } from "@/workers/mod.ts";

/** The built-in embedder with the installed weights (LERNWERK_ENGINES); null without them. */
export function openBenchEmbedder(): Embedder | null {
  const weights = findWeights();
  if ("missing" in weights) return null;
  const runtime = createRuntime();
  return createEmbeddedEmbedder({
    start: () => startEmbedWorker({ runtime, log: silentLog, weights: weights.path }),
  });
}
