import type { RunConfig } from "../config/run_config.ts";
import type { MemoryCase } from "../memory/check_memory.ts";

/** What bounds the memory of a run whose rows are so long. */
export function memoryCase(
  { limits, hyper }: RunConfig,
  lengths: readonly number[],
): MemoryCase {
  const longestRow = lengths.reduce((most, length) => Math.max(most, length), 0);
  return { limit: limits.maxMemoryBytes, hyper, longestRow };
}
