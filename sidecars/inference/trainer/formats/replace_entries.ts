import type { GgufEntry } from "./gguf_entry.ts";

/** Metadata with some entries changed in their places; new ones come last. */
export function replaceEntries(
  entries: readonly GgufEntry[],
  changes: readonly GgufEntry[],
): GgufEntry[] {
  const changed = new Map(changes.map((entry) => [entry.key, entry]));
  const kept = entries.map((entry) => changed.get(entry.key) ?? entry);
  const known = new Set(entries.map(({ key }) => key));
  return [...kept, ...changes.filter(({ key }) => !known.has(key))];
}
