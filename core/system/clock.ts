/** The present moment; tests pass one that they move themselves. */
export interface Clock {
  now(): Date;
}

/** The computer's clock. */
export const systemClock: Clock = { now: () => new Date() };

/** The clock's time as it is stored: ISO 8601, UTC. */
export function isoNow(clock: Clock): string {
  return clock.now().toISOString();
}

/** A clock for tests that stands still until it is told to move. */
export function createTestClock(start = "2026-01-01T00:00:00.000Z"): Clock & {
  advance(ms: number): void;
} {
  let time = Date.parse(start);
  return { now: () => new Date(time), advance: (ms) => void (time += ms) };
}
