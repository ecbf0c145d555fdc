import { findTestEngines, noTestEngines } from "@/core/packs/testing/test_engines.ts";

/** The path of the installed weights, or why tests that need them are skipped. */
export function findWeights(): { path: string } | { missing: string } {
  return findTestEngines()?.embedder ?? { missing: noTestEngines };
}
