import type { Lang } from "@/core/contract/lang.ts";
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

/** What is drawn now. */
export interface Drawn {
  columns: ChartColumns;
  options: ChartOptions;
}
