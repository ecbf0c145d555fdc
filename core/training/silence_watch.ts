/** Watches whether something still gives signs of life. */
export interface SilenceWatch {
  /** It lives. */
  sign(): void;
  stop(): void;
}

/** In so many steps the silence is counted. */
const ticks = 12;

/**
 * Calls `onSilent` once when no sign came for `limitMs`.
 *
 * Ticks are counted instead of looking at a clock: while a laptop sleeps nothing ticks, and a
 * changed clock is no silence.
 */
export function watchSilence(limitMs: number, onSilent: () => void): SilenceWatch {
  let silentTicks = 0;
  const timer = setInterval(() => {
    silentTicks += 1;
    if (silentTicks < ticks) return;
    clearInterval(timer);
    onSilent();
  }, limitMs / ticks);
  return {
    sign: () => void (silentTicks = 0),
    stop: () => clearInterval(timer),
  };
}
