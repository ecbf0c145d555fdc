import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "@/components/kit/Button.tsx";
import CurvePicture from "@/components/training/CurvePicture.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import type { ShownMetrics } from "@/core/contract/run_metrics.ts";
import { lossText, runsTexts } from "@/core/contract/text/runs.ts";
import { translator } from "@/core/contract/text.ts";
import type { Checkpoint } from "@/core/contract/training.ts";
import { useAwake } from "../_use_awake.ts";
import { type CurveChart, drawCurve } from "./_curve_chart.ts";
import { type ChartView, chartViews, columnsOf } from "./_curve_series.ts";

/** A run's curves: a still picture until the page is awake, then one that can be looked into. */
export default function RunChart({ metrics, checkpoints, lang }: {
  metrics: ShownMetrics;
  checkpoints: readonly Checkpoint[];
  lang: Lang;
}) {
  const t = translator(runsTexts, lang);
  const [view, setView] = useState<ChartView>("loss");
  const [isZoomed, setZoomed] = useState(false);
  const isAwake = useAwake();
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<CurveChart | null>(null);
  const best = metrics.evals.some(({ split }) => split === "recall") &&
    metrics.bestStep !== null && metrics.bestLoss !== null;
  const options = {
    view,
    lastStep: metrics.totalSteps ?? metrics.step,
    stepsPerEpoch: metrics.stepsPerEpoch,
    best: best ? { step: metrics.bestStep!, loss: metrics.bestLoss! } : null,
    checkpoints: checkpoints.map(({ step }) => step),
    lang,
    onZoom: setZoomed,
  };
  const label = t("chart.alt", {
    loss: lossText(metrics.loss, lang),
    best: lossText(metrics.bestLoss, lang),
  });

  useEffect(() => {
    if (!isAwake || !place.current) return;
    chart.current = drawCurve(place.current, columnsOf(metrics, view), options);
    return () => {
      chart.current?.remove();
      chart.current = null;
    };
  }, [isAwake]);
  useEffect(() => {
    chart.current?.update(columnsOf(metrics, view), options);
  }, [metrics, checkpoints, view]);

  return (
    <>
      <div class="chart-tools">
        <div class="choices choices-words" role="group" aria-label={t("chart.show")}>
          {chartViews.map((name) => (
            <button
              key={name}
              type="button"
              class="choice-button"
              aria-pressed={name === view}
              onClick={() => setView(name)}
            >
              {t(`chart.${name}`)}
            </button>
          ))}
        </div>
        {isZoomed && (
          <Button
            isSmall
            look="quiet"
            icon="reset"
            onClick={() => chart.current?.reset()}
          >
            {t("chart.reset")}
          </Button>
        )}
      </div>
      <div class="chart">
        {metrics.curve.length === 0 && <p class="chart-empty">{t("chart.empty")}</p>}
        {isAwake
          ? <div class="chart-live" ref={place} role="img" aria-label={label} />
          : <CurvePicture metrics={metrics} label={label} lang={lang} />}
      </div>
    </>
  );
}
