function keyOf(projectId: string): string {
  return `who answers ${projectId}`;
}

/** Keeps who is to answer in a project, for this browser. */
export function keepChoice(projectId: string, keys: readonly string[]): void {
  try {
    localStorage.setItem(keyOf(projectId), JSON.stringify(keys));
  } catch {
    // A browser that keeps nothing asks whom it asks usually.
  }
}

/** Who answered last, of those that can answer now; null where none of them can. */
export function keptChoice(
  projectId: string,
  possible: readonly string[],
): readonly string[] | null {
  const text = localStorage.getItem(keyOf(projectId));
  if (text === null) return null;
  const kept = (JSON.parse(text) as string[]).filter((key) => possible.includes(key));
  return kept.length > 0 ? kept : null;
}
