/**
 * Does the work for each item, for up to `limit` of them at the same time. Fails with the first
 * failure, after all that was under way has ended.
 */
export async function eachAtOnce<T>(
  items: Iterable<T>,
  limit: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = Iterator.from(items);
  let failure: { error: unknown } | null = null;
  async function worker(): Promise<void> {
    for (let next = queue.next(); !next.done && !failure; next = queue.next()) {
      try {
        await work(next.value);
      } catch (error) {
        failure ??= { error };
      }
    }
  }
  await Promise.all(Array.from({ length: limit }, worker));
  if (failure) throw (failure as { error: unknown }).error;
}
