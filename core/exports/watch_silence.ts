/** A watch over something that should give signs of life. */
export interface SilenceWatch {
  sign(): void;
  stop(): void;
  /** Whether it was silent for too long. */
  isOver(): boolean;
}

/** Calls `onSilent` once when there was no sign for so long. */
export function watchSilence(ms: number, onSilent: () => void): SilenceWatch {
  let over = false;
  const end = () => {
    over = true;
    onSilent();
  };
  let timer = setTimeout(end, ms);
  return {
    sign() {
      clearTimeout(timer);
      if (!over) timer = setTimeout(end, ms);
    },
    stop: () => clearTimeout(timer),
    isOver: () => over,
  };
}
