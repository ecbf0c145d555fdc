import type { Lang } from "../lang.ts";
import { defineTexts, translator } from "../text.ts";

const durationTexts = defineTexts({
  en: { "range": "{low} to {high}", "range.unit": "{low}–{high}" },
  de: { "range": "{low} bis {high}", "range.unit": "{low}–{high}" },
});

const units = ["second", "minute", "hour"] as const;

type DurationUnit = typeof units[number];

const secondsOf: Readonly<Record<DurationUnit, number>> = { second: 1, minute: 60, hour: 3600 };

/** A duration for people, such as "4.2 s", "40 s", "12 min" or "2.5 h". */
export function durationText(seconds: number, lang: Lang): string {
  return inUnit(seconds, unitFor(seconds), lang);
}

/** A range of durations, such as "10–40 s" or "50 s to 3 min"; one duration where both are the same. */
export function durationRangeText(
  { low, high }: { low: number; high: number },
  lang: Lang,
): string {
  const [from, to] = [durationText(low, lang), durationText(high, lang)];
  if (from === to) return to;
  const t = translator(durationTexts, lang);
  const [unit, other] = [unitFor(low), unitFor(high)];
  if (unit !== other) return t("range", { low: from, high: to });
  return t("range.unit", { low: amountIn(low, unit, lang), high: to });
}

/** What would be rounded up to a whole next unit belongs to it. */
function unitFor(seconds: number): DurationUnit {
  return seconds < 99.5 ? "second" : seconds < 99.5 * 60 ? "minute" : "hour";
}

function digitsFor(amount: number, unit: DurationUnit): number {
  return unit === "minute" || amount >= 9.95 ? 0 : 1;
}

function inUnit(seconds: number, unit: DurationUnit, lang: Lang): string {
  const amount = seconds / secondsOf[unit];
  return new Intl.NumberFormat(lang, {
    style: "unit",
    unit,
    unitDisplay: "short",
    maximumFractionDigits: digitsFor(amount, unit),
  }).format(amount);
}

function amountIn(seconds: number, unit: DurationUnit, lang: Lang): string {
  const amount = seconds / secondsOf[unit];
  return new Intl.NumberFormat(lang, { maximumFractionDigits: digitsFor(amount, unit) })
    .format(amount);
}
