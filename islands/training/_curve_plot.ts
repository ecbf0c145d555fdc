import type uPlot from "uplot";
import { runsTexts } from "@/core/contract/text/runs.ts";
import { translator } from "@/core/contract/text.ts";
import { valueRange, valuesWidth, xSplits, xText } from "./_curve_axes.ts";
import { colours } from "./_curve_colours.ts";
import { placeText, valueText } from "./_curve_words.ts";
import type { Drawn } from "./_curve_drawn.ts";
import { drawMarks } from "./_curve_marks.ts";

/**
 * How high the names and values below the chart are, from a width of the chart on, in pixels; the
 * style sheet knows. On a narrow one each has a line of its own.
 */
const legendHeights = [[832, 32], [512, 64], [0, 104]] as const;

/** How large the chart is in its place, in pixels: the names and values stand below it. */
export function sizeOf(place: HTMLElement): { width: number; height: number } {
  const { clientWidth: width, clientHeight } = place;
  const [, legend] = legendHeights.find(([least]) => width >= least) ?? legendHeights[2];
  return { width, height: Math.max(120, clientHeight - legend) };
}

/** Lines, axes and marks as uPlot takes them. */
export function plotOptions(
  place: HTMLElement,
  { now, onScale, showAll }: {
    now: () => Drawn;
    onScale: (chart: uPlot) => void;
    showAll: () => void;
  },
): uPlot.Options {
  const { columns, options: { view, lang, stepsPerEpoch } } = now();
  const t = translator(runsTexts, lang);
  const { train, held, document, text, grid, paper, font } = colours();
  const show = valueText(view, lang);
  const axis = { stroke: text, font, labelFont: font, ticks: { show: false } };
  const isLoss = view === "loss";
  const line = (label: string, stroke: string) => ({
    label,
    stroke,
    width: 1.5,
    spanGaps: true,
    points: { show: false },
    value: (_: uPlot, value: number | null) => show(value),
  });
  const measured = (label: string, stroke: string, values: readonly (number | null)[]) => ({
    ...line(label, stroke),
    width: 2,
    show: values.some((value) => value !== null),
    points: { show: true, size: 8, fill: paper, width: 2 },
  });
  return {
    ...sizeOf(place),
    scales: { x: { time: false }, y: { range: (_, _low, high) => valueRange(high) } },
    cursor: {
      drag: { x: true, y: false },
      points: { size: 8, fill: (chart, at) => String(chart.series[at]!.points?.stroke ?? train) },
      bind: { dblclick: () => () => (showAll(), null) },
    },
    legend: { live: true },
    series: [
      {
        label: t("chart.axis.steps"),
        value: (_, step: number | null) => placeText(step, now().options),
      },
      line(t(isLoss ? "chart.train" : `chart.${view}`), train),
      measured(t("chart.recall"), held, columns.recall),
      { ...measured(t("chart.document"), document, columns.document), dash: [6, 4] },
    ],
    axes: [
      {
        ...axis,
        grid: { show: false },
        splits: (chart) => xSplits(now().options, chart),
        values: (_, splits) => splits.map((step) => xText(step, now().options)),
        label: t(stepsPerEpoch ? "chart.axis" : "chart.axis.steps"),
        labelSize: 20,
        size: 28,
      },
      {
        ...axis,
        grid: { stroke: grid, width: 1 },
        size: valuesWidth,
        values: (_, splits) => splits.map((value) => show(value)),
      },
    ],
    hooks: {
      setScale: [(chart, key) => key === "x" && onScale(chart)],
      draw: [(chart) => drawMarks(chart, now().options)],
    },
  };
}
