import type { RowLengths } from "@/core/contract/mod.ts";

/** How many rows have how many tokens, in rising order of tokens. */
export type Tally = readonly { readonly tokens: number; readonly rows: number }[];

type Figures = Pick<RowLengths, "bins" | "median" | "longest" | "tooLong" | "counted">;

/** So many bars are shown at most. */
const mostBins = 20;

/** Puts lengths into bins of a round width, and sums them up. */
export function histogramOf(tally: Tally, limit: number | null): Figures {
  const longest = tally.at(-1)?.tokens ?? null;
  const counted = sumOf(tally);
  return {
    bins: longest === null ? [] : binsOf(tally, longest),
    median: medianOf(tally, counted),
    longest,
    tooLong: limit === null ? 0 : sumOf(tally.filter(({ tokens }) => tokens > limit)),
    counted,
  };
}

function binsOf(tally: Tally, longest: number): Figures["bins"] {
  const width = roundWidth((longest - tally[0]!.tokens) / mostBins);
  const first = Math.floor(tally[0]!.tokens / width);
  const last = Math.floor(longest / width);
  const bins = Array.from({ length: last - first + 1 }, (_, at) => {
    const from = (first + at) * width;
    return { from, to: from + width, count: 0 };
  });
  for (const { tokens, rows } of tally) bins[Math.floor(tokens / width) - first]!.count += rows;
  return bins;
}

/** 1, 2 or 5 times a power of ten, and at least as wide. */
function roundWidth(least: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, least)));
  return power * ([1, 2, 5, 10].find((factor) => factor * power >= least) ?? 10);
}

function medianOf(tally: Tally, count: number): number | null {
  if (count === 0) return null;
  return (nth(tally, Math.floor((count - 1) / 2)) + nth(tally, Math.floor(count / 2))) / 2;
}

/** The length of the row that stands at a place when all are sorted by length. */
function nth(tally: Tally, place: number): number {
  let before = 0;
  for (const { tokens, rows } of tally) {
    before += rows;
    if (place < before) return tokens;
  }
  throw new RangeError("Beyond the last row");
}

function sumOf(tally: Tally): number {
  return tally.reduce((sum, { rows }) => sum + rows, 0);
}
