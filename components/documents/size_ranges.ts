import type { ChunkSizes } from "@/core/contract/documents.ts";

/** Lengths as the settings allow them, which check them again. */
export const sizeRanges: Record<keyof ChunkSizes, { least: number; most: number }> = {
  chunkTokens: { least: 16, most: 8192 },
  chunkOverlap: { least: 0, most: 4096 },
};

/** Why the settings would not take a length; null when they would. */
export function sizeProblem(
  name: keyof ChunkSizes,
  sizes: ChunkSizes,
): "range" | "overlap" | null {
  const { least, most } = sizeRanges[name];
  const value = sizes[name];
  if (!Number.isInteger(value) || value < least || value > most) return "range";
  const isTooLong = name === "chunkOverlap" && value >= sizes.chunkTokens;
  // Beside a length that is none itself, it says nothing.
  return isTooLong && sizeProblem("chunkTokens", sizes) === null ? "overlap" : null;
}

/** Stops of the slider of lengths: each about a third longer than the one before. */
const lengthStops = [
  ...[
    16,
    24,
    32,
    48,
    64,
    96,
    128,
    192,
    256,
    384,
    512,
    768,
    1024,
    1536,
    2048,
    3072,
    4096,
    6144,
    8192,
  ],
];

/** Where sliders stand, and what their places mean. */
export interface Slider {
  most: number;
  at: number;
  valueAt(place: number): number;
}

/** The slider of a length, which grows in steps that people feel to be even. */
export function lengthSlider(chunkTokens: number): Slider {
  const above = lengthStops.findIndex((stop) => stop >= chunkTokens);
  return {
    most: lengthStops.length - 1,
    at: above < 0 ? lengthStops.length - 1 : above,
    valueAt: (place) => lengthStops[place] ?? 512,
  };
}

const overlapSteps = 20;

/** The slider of an overlap: from none to half of a chunk. */
export function overlapSlider({ chunkTokens, chunkOverlap }: ChunkSizes): Slider {
  const step = chunkTokens / 2 / overlapSteps;
  return {
    most: overlapSteps,
    at: Math.min(overlapSteps, Math.round(chunkOverlap / step)),
    valueAt: (place) => Math.round(place * step),
  };
}
