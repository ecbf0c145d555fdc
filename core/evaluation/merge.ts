/** Yields what several sources yield, in the order in which it comes. */
export async function* merge<T>(sources: readonly AsyncIterable<T>[]): AsyncGenerator<T> {
  const iterators = sources.map((source) => source[Symbol.asyncIterator]());
  const waiting = new Map(iterators.map((iterator) => [iterator, nextOf(iterator)]));
  try {
    while (waiting.size > 0) {
      const { iterator, result } = await Promise.race(waiting.values());
      if (result.done) {
        waiting.delete(iterator);
        continue;
      }
      waiting.set(iterator, nextOf(iterator));
      yield result.value;
    }
  } finally {
    // Whoever stops listening stops the sources; those that wait for their next value end with it.
    for (const [iterator, next] of waiting) {
      next.catch(() => {});
      void iterator.return?.();
    }
  }
}

async function nextOf<T>(iterator: AsyncIterator<T>) {
  return { iterator, result: await iterator.next() };
}
