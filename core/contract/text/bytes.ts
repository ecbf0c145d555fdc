import type { Lang } from "../lang.ts";

const steps = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

/** A size for people, such as "1,2 MB"; in steps of 1,024, like the limits in the settings. */
export function bytesText(bytes: number, lang: Lang): string {
  const step = Math.min(Math.floor(Math.log2(Math.max(bytes, 1)) / 10), steps.length - 1);
  const value = bytes / 1024 ** step;
  return new Intl.NumberFormat(lang, {
    style: "unit",
    unit: steps[step]!,
    unitDisplay: step === 0 ? "long" : "short",
    maximumFractionDigits: step === 0 || value >= 10 ? 0 : 1,
  }).format(value);
}
