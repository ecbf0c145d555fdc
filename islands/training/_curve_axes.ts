import type uPlot from "uplot";
import type { ChartOptions, Drawn } from "./_curve_drawn.ts";

/**
 * The axis ends where the run will end, or at a half, a quarter … of it while the run is young: so
 * the curve fills its place, and the axis changes seldom.
 */
export function rangeOf({ options: { lastStep }, columns: { steps } }: Drawn) {
  const step = Math.max(1, steps.at(-1) ?? 1);
  let max = Math.max(lastStep, step);
  while (max / 2 >= 1.05 * step && max / 2 >= 4) max /= 2;
  return { min: 0, max };
}

/** From 0 on: of a loss the height counts, of the other figures how they change. */
export function valueRange(high: number | null): [number, number] {
  return [0, high === null || high <= 0 ? 1 : high * 1.05];
}

/** The room that the values beside the chart take, in pixels. */
export const valuesWidth = 64;

/** A number below the axis and the space beside it take so much. */
const splitWidth = 48;

/** How many numbers fit below a chart of this width, in pixels. */
export function splitsAtMost(width: number): number {
  return Math.max(2, Math.min(10, Math.floor((width - valuesWidth) / splitWidth)));
}

/** The axis is divided by epochs, or by parts of one where it is stretched that far. */
export function xSplits(
  { stepsPerEpoch }: Pick<ChartOptions, "stepsPerEpoch">,
  chart: Pick<uPlot, "scales" | "width">,
): number[] {
  const { min, max } = { min: chart.scales["x"]?.min ?? 0, max: chart.scales["x"]?.max ?? 1 };
  const unit = stepsPerEpoch ?? 1;
  const span = (max - min) / unit;
  const rough = span / splitsAtMost(chart.width);
  const power = 10 ** Math.floor(Math.log10(rough));
  const part = [1, 2, 5, 10].map((factor) => factor * power).find((width) => width >= rough) ??
    rough;
  const width = (span > 2 ? Math.max(1, part) : part) * unit;
  const splits: number[] = [];
  for (let at = Math.ceil(min / width) * width; at <= max + 1e-9; at += width) splits.push(at);
  return splits;
}

/** A place of the axis in words: its epoch, or its step. */
export function xText(step: number, { stepsPerEpoch, lang }: ChartOptions): string {
  const number = new Intl.NumberFormat(lang, { maximumFractionDigits: 2 });
  return number.format(step / (stepsPerEpoch ?? 1));
}
