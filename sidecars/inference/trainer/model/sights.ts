import type { Rotation } from "../ggml/operations.ts";
import type { Family } from "./families.ts";
import type { GgufHead } from "./head.ts";
import { rotationOf } from "./rotation.ts";
import { optionalNumber, positive, size } from "./values.ts";

/** How far a layer looks back, and how it marks positions. */
export interface Sight {
  /** A query sees so many positions, its own included; null sees all before it. */
  window: number | null;
  rotation: Rotation;
}

/** The sight of each layer; layers that look back in the same way share one. */
export function sightsOf(
  head: GgufHead,
  layers: number,
  { window, localBase, rotationMode }: Family,
): Sight[] {
  const far = rotationOf(head, rotationMode);
  const width = window && windowIn(head, window.otherwise);
  const period = window?.period === undefined
    ? 0
    : size(head, "attention.sliding_window_pattern", window.period);
  const base = positive(head, "rope.freq_base_swa", localBase ?? far.base);
  const near: Rotation = localBase === null ? { ...far, base } : { ...far, base, scale: 1 };
  const sights = { near: { window: width, rotation: near }, far: { window: null, rotation: far } };
  return Array.from({ length: layers }, (_, layer) => {
    const isNear = width !== null && (period === 0 || layer % period < period - 1);
    return isNear ? sights.near : sights.far;
  });
}

/** Files state 0 where there is none. */
function windowIn(head: GgufHead, otherwise: number | null): number | null {
  const stated = optionalNumber(head, "attention.sliding_window") ?? otherwise;
  return stated ? size(head, "attention.sliding_window", stated) : null;
}
