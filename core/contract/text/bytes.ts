import type { Lang } from "../lang.ts";

const steps = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

/** A size for people, such as "1,2 MB": in steps of 1,000, as everywhere in Lernwerk. */
export function bytesText(bytes: number, lang: Lang): string {
  // What would be rounded to 1,000 belongs to the next step.
  const rounded = bytes < 1000 ? bytes : Number(bytes.toPrecision(3));
  const step = Math.min(
    Math.floor(Math.log10(Math.max(rounded, 1)) / 3 + 1e-12),
    steps.length - 1,
  );
  const value = bytes / 1000 ** step;
  return new Intl.NumberFormat(lang, {
    style: "unit",
    unit: steps[step]!,
    unitDisplay: step === 0 ? "long" : "short",
    maximumFractionDigits: step === 0 || value >= 10 ? 0 : 1,
  }).format(value);
}
