import uPlot from "uplot";
import { bytesText } from "@/core/contract/text/bytes.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { lossText, rateText, runsTexts } from "@/core/contract/text/runs.ts";
import { translator } from "@/core/contract/text.ts";
import type { ChartColumns, ChartView } from "./_curve_series.ts";

/** What is drawn beside the columns. */
export interface ChartOptions {
  view: ChartView;
  /** The end of the axis: where the run will end. */
  lastStep: number;
  stepsPerEpoch: number | null;
  /** The step of the best saved state, with its loss. */
  best: { step: number; loss: number } | null;
  /** Steps of saved states. */
  checkpoints: readonly number[];
  lang: Lang;
  onZoom(isZoomed: boolean): void;
}

/** A chart on the page. */
export interface CurveChart {
  /** Draws newer numbers; a person's zoom stays. */
  update(columns: ChartColumns, options: ChartOptions): void;
  reset(): void;
  remove(): void;
}

/** The values under the pointer, in words. */
type Shown = (value: number | null) => string;

/** Draws a run's curve into an element and follows its size and the page's theme. */
export function drawCurve(
  place: HTMLElement,
  columns: ChartColumns,
  options: ChartOptions,
): CurveChart {
  let now = { columns, options };
  let isZoomed = false;
  let plot: uPlot | null = null;

  function redraw(): void {
    plot?.destroy();
    plot = null;
    const made = new uPlot(
      plotOptions(place, { now: () => now, onScale, showAll }),
      dataOf(now),
      place,
    );
    plot = made;
    showAll();
  }

  /** A person zoomed, or uPlot was told to show all. */
  function onScale(chart: uPlot): void {
    if (chart !== plot) return;
    const { min, max } = rangeOf(now);
    const scale = chart.scales["x"]!;
    setZoomed(scale.min! > min || scale.max! < max);
  }

  function setZoomed(zoomed: boolean): void {
    if (zoomed !== isZoomed) now.options.onZoom(isZoomed = zoomed);
  }

  function showAll(): void {
    plot?.setScale("x", rangeOf(now));
    setZoomed(false);
  }

  redraw();
  const sizes = new ResizeObserver(() => plot?.setSize(sizeOf(place)));
  sizes.observe(place);
  const themes = new MutationObserver(redraw);
  themes.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  const preference = matchMedia("(prefers-color-scheme: dark)");
  preference.addEventListener("change", redraw);

  return {
    update(columns, options) {
      const before = now;
      now = { columns, options };
      if (linesOf(before) !== linesOf(now)) return redraw();
      plot?.setData(dataOf(now), false);
      if (isZoomed) plot?.redraw();
      else showAll();
    },
    reset: showAll,
    remove() {
      sizes.disconnect();
      themes.disconnect();
      preference.removeEventListener("change", redraw);
      plot?.destroy();
    },
  };
}

/** What is drawn now. */
interface Drawn {
  columns: ChartColumns;
  options: ChartOptions;
}

/** Which lines there are, as a word that can be compared. */
function linesOf({ columns, options: { view, stepsPerEpoch } }: Drawn): string {
  const has = (values: readonly (number | null)[]) => values.some((value) => value !== null);
  return [view, stepsPerEpoch, has(columns.recall), has(columns.document)].join(" ");
}

function dataOf({ columns }: Drawn): uPlot.AlignedData {
  const { steps, main, recall, document } = columns;
  return [steps, main, recall, document];
}

/**
 * The axis ends where the run will end, or at a half, a quarter … of it while the run is young: so
 * the curve fills its place, and the axis changes seldom.
 */
function rangeOf({ options: { lastStep }, columns: { steps } }: Drawn) {
  const step = Math.max(1, steps.at(-1) ?? 1);
  let max = Math.max(lastStep, step);
  while (max / 2 >= 1.05 * step && max / 2 >= 4) max /= 2;
  return { min: 0, max };
}

function sizeOf(place: HTMLElement): { width: number; height: number } {
  const { clientWidth: width, clientHeight } = place;
  return { width, height: Math.max(120, clientHeight - (width < narrow ? 64 : 32)) };
}

/** Below this width the line with the values under the pointer takes two; the style sheet knows. */
const narrow = 512;

/** The theme's colours, as they are now. */
function colours() {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string) => style.getPropertyValue(`--color-${name}`).trim();
  return {
    train: colour("primary"),
    held: colour("warning"),
    document: colour("secondary"),
    text: colour("quiet"),
    grid: colour("base-300"),
    paper: colour("base-100"),
    font: `12px ${getComputedStyle(document.body).fontFamily}`,
  };
}

function plotOptions(
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
    scales: { x: { time: false }, y: { range: (_, low, high) => valueRange(view, low, high) } },
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
        size: 64,
        values: (_, splits) => splits.map((value) => show(value)),
      },
    ],
    hooks: {
      setScale: [(chart, key) => key === "x" && onScale(chart)],
      draw: [(chart) => drawMarks(chart, now().options)],
    },
  };
}

/** A loss is read from 0 on; of other figures the change counts, but not below 0. */
function valueRange(view: ChartView, low: number | null, high: number | null): [number, number] {
  const top = high === null || high <= 0 ? 1 : high * 1.05;
  return view === "tokensPerS" || view === "memoryBytes"
    ? [0, top]
    : [0, Math.max(top, (low ?? 0) + Number.EPSILON)];
}

function valueText(view: ChartView, lang: Lang): Shown {
  const number = new Intl.NumberFormat(lang, { maximumFractionDigits: 0 });
  return (value) => {
    if (value === null || value === undefined) return "–";
    if (view === "loss") return lossText(value, lang);
    if (view === "learningRate") return rateText(value, lang);
    return view === "memoryBytes" ? bytesText(value, lang) : number.format(value);
  };
}

function placeText(step: number | null, { stepsPerEpoch, lang }: ChartOptions): string {
  if (step === null || step === undefined) return "–";
  const number = new Intl.NumberFormat(lang, { maximumFractionDigits: 1 });
  const t = translator(runsTexts, lang);
  if (!stepsPerEpoch) return number.format(step);
  return `${number.format(step)} · ${t("chart.axis")} ${number.format(step / stepsPerEpoch)}`;
}

const splitsAtMost = 10;

/** The axis is divided by epochs, or by parts of one where it is stretched that far. */
function xSplits({ stepsPerEpoch }: ChartOptions, chart: uPlot): number[] {
  const { min, max } = { min: chart.scales["x"]?.min ?? 0, max: chart.scales["x"]?.max ?? 1 };
  const unit = stepsPerEpoch ?? 1;
  const span = (max - min) / unit;
  const rough = span / splitsAtMost;
  const power = 10 ** Math.floor(Math.log10(rough));
  const part = [1, 2, 5, 10].map((factor) => factor * power).find((width) => width >= rough) ??
    rough;
  const width = (span > 2 ? Math.max(1, part) : part) * unit;
  const splits: number[] = [];
  for (let at = Math.ceil(min / width) * width; at <= max + 1e-9; at += width) splits.push(at);
  return splits;
}

function xText(step: number, { stepsPerEpoch, lang }: ChartOptions): string {
  const number = new Intl.NumberFormat(lang, { maximumFractionDigits: 2 });
  return number.format(step / (stepsPerEpoch ?? 1));
}

/** Marks saved states on the axis, and the best with its loss. */
function drawMarks(chart: uPlot, { view, best, checkpoints, lang }: ChartOptions): void {
  const { ctx, bbox } = chart;
  const { held, text, paper, font } = colours();
  const dots = devicePixelRatio;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top - 4 * dots, bbox.width, bbox.height + 8 * dots);
  ctx.clip();
  for (const step of checkpoints) {
    const x = chart.valToPos(step, "x", true);
    ctx.fillStyle = step === best?.step ? held : text;
    ctx.fillRect(x - dots, bbox.top + bbox.height - 6 * dots, 2 * dots, 6 * dots);
  }
  if (best && view === "loss") {
    const [x, y] = [chart.valToPos(best.step, "x", true), chart.valToPos(best.loss, "y", true)];
    ctx.fillStyle = held;
    ctx.beginPath();
    ctx.arc(x, y, 5 * dots, 0, 2 * Math.PI);
    ctx.fill();
    ctx.font = font.replace("12px", `${12 * dots}px`);
    const isLeft = x < bbox.left + bbox.width * 0.7;
    ctx.textAlign = isLeft ? "left" : "right";
    const loss = lossText(best.loss, lang);
    const label = translator(runsTexts, lang)("chart.best", { loss });
    const place = [x + (isLeft ? 10 : -10) * dots, y - 10 * dots] as const;
    // The paper around the letters keeps them legible on a line.
    ctx.strokeStyle = paper;
    ctx.lineWidth = 4 * dots;
    ctx.lineJoin = "round";
    ctx.strokeText(label, ...place);
    ctx.fillStyle = text;
    ctx.fillText(label, ...place);
  }
  ctx.restore();
}
