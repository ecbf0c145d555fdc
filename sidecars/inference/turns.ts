/** Lets one piece of work run after the other. */
export interface Turns {
  take<T>(work: () => Promise<T>): Promise<T>;
}

/** A queue in which each piece of work waits for the one before, whether that failed or not. */
export function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  return {
    take(work) {
      const next = last.then(work, work);
      last = next.catch(() => {});
      return next;
    },
  };
}
