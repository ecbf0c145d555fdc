import { bytesText } from "@/core/contract/text/bytes.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { lossText, rateText, runsTexts } from "@/core/contract/text/runs.ts";
import { translator } from "@/core/contract/text.ts";
import type { ChartOptions } from "./_curve_drawn.ts";
import type { ChartView } from "./_curve_series.ts";

/** What the values of a view are in words. */
export function valueText(
  view: ChartView,
  lang: Lang,
): (value: number | null) => string {
  const number = new Intl.NumberFormat(lang, { maximumFractionDigits: 0 });
  return (value) => {
    if (value === null || value === undefined) return "–";
    if (view === "loss") return lossText(value, lang);
    if (view === "learningRate") return rateText(value, lang);
    return view === "memoryBytes" ? bytesText(value, lang) : number.format(value);
  };
}

/** Where the pointer stands: the step, and its epoch. */
export function placeText(step: number | null, { stepsPerEpoch, lang }: ChartOptions): string {
  if (step === null || step === undefined) return "–";
  const number = new Intl.NumberFormat(lang, { maximumFractionDigits: 1 });
  const t = translator(runsTexts, lang);
  if (!stepsPerEpoch) return number.format(step);
  return `${number.format(step)} · ${t("chart.axis")} ${number.format(step / stepsPerEpoch)}`;
}
