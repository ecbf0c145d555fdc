import { lengthOf, type Sample } from "./samples.ts";

/** Deals rows by length, so that each lane gets about as many tokens and little padding. */
export function dealRows(samples: readonly Sample[], lanes: number): Sample[][] {
  const order = samples.map((sample, index) => ({ sample, index }))
    .sort((a, b) => lengthOf(b.sample) - lengthOf(a.sample) || a.index - b.index);
  const parts = Array.from(
    { length: lanes },
    (_, lane) => order.filter((_, at) => at % lanes === lane).map(({ sample }) => sample),
  );
  return parts.filter((part) => part.length > 0);
}
