/** What a piece of generated text adds to the answer. */
export interface Piece {
  text: string;
  /** Whether a stop text was reached: the answer ends here. */
  stopped: boolean;
}

/**
 * Watches generated text for stop texts. What could be the beginning of one is held back until it
 * is clear that it is not.
 */
export function createStopWatch(stops: string[]): { push(text: string): Piece; rest(): string } {
  let held = "";
  const wanted = stops.filter((stop) => stop !== "");
  return {
    push(text) {
      held += text;
      const at = firstIndex(held, wanted);
      if (at >= 0) return end(held.slice(0, at));
      const keep = openEnd(held, wanted);
      const piece = held.slice(0, held.length - keep);
      held = held.slice(held.length - keep);
      return { text: piece, stopped: false };
    },
    rest: () => held,
  };

  function end(text: string): Piece {
    held = "";
    return { text, stopped: true };
  }
}

function firstIndex(text: string, stops: string[]): number {
  const found = stops.map((stop) => text.indexOf(stop)).filter((at) => at >= 0);
  return found.length === 0 ? -1 : Math.min(...found);
}

/** The length of the longest end of `text` that a stop text begins with. */
function openEnd(text: string, stops: string[]): number {
  const longest = Math.max(0, ...stops.map((stop) => stop.length - 1));
  for (let length = Math.min(longest, text.length); length > 0; length--) {
    const end = text.slice(-length);
    if (stops.some((stop) => stop.startsWith(end))) return length;
  }
  return 0;
}
