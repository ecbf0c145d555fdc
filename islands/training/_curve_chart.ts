import uPlot from "uplot";
import { rangeOf } from "./_curve_axes.ts";
import { plotOptions, sizeOf } from "./_curve_plot.ts";
import type { ChartOptions, Drawn } from "./_curve_drawn.ts";
import type { ChartColumns } from "./_curve_series.ts";

/** A chart on the page. */
export interface CurveChart {
  /** Draws newer numbers; a person's zoom stays. */
  update(columns: ChartColumns, options: ChartOptions): void;
  reset(): void;
  remove(): void;
}

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

/** Which lines there are, as a word that can be compared. */
function linesOf({ columns, options: { view, stepsPerEpoch } }: Drawn): string {
  const has = (values: readonly (number | null)[]) => values.some((value) => value !== null);
  return [view, stepsPerEpoch, has(columns.recall), has(columns.document)].join(" ");
}

function dataOf({ columns }: Drawn): uPlot.AlignedData {
  const { steps, main, recall, document } = columns;
  return [steps, main, recall, document];
}
