import type { ShownMetrics } from "@/core/contract/run_metrics.ts";

/** What a chart of a run can show. */
export const chartViews = ["loss", "learningRate", "tokensPerS", "memoryBytes"] as const;

export type ChartView = typeof chartViews[number];

type Values = (number | null)[];

/** Columns of numbers over the steps, as the chart takes them. */
export interface ChartColumns {
  steps: number[];
  /** The view's own curve. */
  main: Values;
  /** The loss on held-out rows; empty in other views. */
  recall: Values;
  /** The loss on held-out documents; empty in other views. */
  document: Values;
}

/** The columns of one view. Steps that only a measurement has get a place of their own. */
export function columnsOf(metrics: ShownMetrics, view: ChartView): ChartColumns {
  const main = new Map(metrics.curve.map((point) => [point.step, point[view]]));
  const held = (split: "recall" | "document") =>
    new Map(
      view === "loss"
        ? metrics.evals.filter((one) => one.split === split).map(({ step, loss }) => [step, loss])
        : [],
    );
  const [recall, document] = [held("recall"), held("document")];
  const steps = [...new Set([...main.keys(), ...recall.keys(), ...document.keys()])]
    .sort((a, b) => a - b);
  const column = (values: ReadonlyMap<number, number | null>) =>
    steps.map((step) => values.get(step) ?? null);
  return { steps, main: column(main), recall: column(recall), document: column(document) };
}
