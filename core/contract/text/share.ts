import type { Lang } from "../lang.ts";

/** A part of a whole with how far chance alone could move it. */
export interface Share {
  /** From 0 to 1. */
  value: number;
  low: number;
  high: number;
}

/** Of so many: the share and its 95 % interval after Wilson, which is right for few cases as well. */
export function shareOf(count: number, total: number): Share {
  if (total === 0) return { value: 0, low: 0, high: 1 };
  const z = 1.959964;
  const value = count / total;
  const spread = z * z / total;
  const middle = (value + spread / 2) / (1 + spread);
  const reach = z / (1 + spread) * Math.sqrt(value * (1 - value) / total + spread / (4 * total));
  return { value, low: Math.max(0, middle - reach), high: Math.min(1, middle + reach) };
}

/** A share in percent, such as "86 %". */
export function percentText(share: number, lang: Lang): string {
  return new Intl.NumberFormat(lang, { style: "percent", maximumFractionDigits: 0 }).format(share);
}
