/** Watches whether something still gives signs of life. */
export interface SilenceWatch {
  /** It lives: the silence is counted from here. */
  sign(): void;
  /** Nobody listens now: until the next sign, silence does not count. */
  hold(): void;
  stop(): void;
  /** Whether it was silent for too long. */
  isOver(): boolean;
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
  let isHeld = false;
  let isOver = false;
  const timer = setInterval(() => {
    if (isHeld || ++silentTicks < ticks) return;
    clearInterval(timer);
    isOver = true;
    onSilent();
  }, limitMs / ticks);
  return {
    sign() {
      silentTicks = 0;
      isHeld = false;
    },
    hold: () => void (isHeld = true),
    stop: () => clearInterval(timer),
    isOver: () => isOver,
  };
}
