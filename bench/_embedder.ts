import type { Embedder } from "@/core/contract/mod.ts";

/**
 * The embedder that a bench measures with: what the module named by BENCH_EMBEDDER opens. Null
 * without one.
 */
export async function openBenchEmbedder(): Promise<Embedder | null> {
  const path = Deno.env.get("BENCH_EMBEDDER");
  if (!path) return null;
  const { openEmbedder } = await import(path) as { openEmbedder(): Promise<Embedder> };
  return await openEmbedder();
}
