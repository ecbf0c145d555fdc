/**
 * Waits for two things that go on at once. When one fails the other is told to end and waited for, so
 * that nothing computes on when the error is told.
 *
 * @throws the first one's error, else the second one's.
 */
export async function both<A, B>(
  first: Promise<A>,
  second: Promise<B>,
  ending: AbortController,
): Promise<[A, B]> {
  const end = () => ending.abort();
  first.catch(end);
  second.catch(end);
  const [a, b] = await Promise.allSettled([first, second]);
  if (a.status === "rejected") throw a.reason;
  if (b.status === "rejected") throw b.reason;
  return [a.value, b.value];
}
