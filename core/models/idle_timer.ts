/** Runs something later, unless the returned function is called before. */
export type Later = (ms: number, work: () => void) => () => void;

/** By the computer's clock; what waits does not keep the program alive. */
export function systemLater(ms: number, work: () => void): () => void {
  const timer = setTimeout(work, ms);
  Deno.unrefTimer(timer);
  return () => clearTimeout(timer);
}

/** Notices when nothing was done for a while. */
export interface IdleTimer {
  /** Does work, during which nothing is idle. */
  during<T>(work: () => Promise<T>): Promise<T>;
}

/** Calls `onIdle` when the last work ended `idleMs` ago. */
export function createIdleTimer(
  { idleMs, later, onIdle }: { idleMs: number; later: Later; onIdle: () => void },
): IdleTimer {
  let active = 0;
  let cancel = () => {};
  return {
    async during(work) {
      active++;
      cancel();
      try {
        return await work();
      } finally {
        active--;
        if (active === 0) cancel = later(idleMs, onIdle);
      }
    },
  };
}
