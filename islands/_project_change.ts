/** Who wants to know when an island has seen the open project change. */
const listeners = new Set<() => void>();

/** Says that the open project has changed: files came in, a job got on. */
export function tellProjectChange(): void {
  listeners.forEach((listener) => listener());
}

/** Listens; returns how to stop. */
export function onProjectChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
