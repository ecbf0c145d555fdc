/** A batch is stored when it is whole: a kill loses so much, and progress moves so often. */
const wantedMs = 2000;

/** Tokens of the first batch, and the bounds: fast servers like many at once, small computers few. */
export const batchTokens = { first: 1000, least: 500, most: 32_000 } as const;

/**
 * How many tokens the next batch is to have, by what the last one took. One odd moment changes it by
 * no more than half or double.
 */
export function nextBatchTokens(
  limit: number,
  { tokens, ms }: { tokens: number; ms: number },
): number {
  const fitting = ms > 0 ? Math.round(tokens / ms * wantedMs) : batchTokens.most;
  const near = Math.min(limit * 2, Math.max(limit / 2, fitting));
  return Math.min(batchTokens.most, Math.max(batchTokens.least, Math.round(near)));
}
