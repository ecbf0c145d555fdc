import type { Lang } from "@/core/contract/lang.ts";
import { projectPageTexts } from "@/core/contract/text/project_pages.ts";
import { translator } from "@/core/contract/text.ts";
import { clock } from "./_clock.ts";
import type { RunMetrics } from "@/core/contract/training.ts";

/** A run's metrics with the error in the reader's language. */
export type ShownMetrics = Omit<RunMetrics, "error"> & {
  error: { message: string; hint: string } | null;
};

/** A run's present figures. */
export default function RunFigures({ metrics, lang }: { metrics: ShownMetrics; lang: Lang }) {
  const t = translator(projectPageTexts, lang);
  const digits = new Intl.NumberFormat(lang, { maximumSignificantDigits: 3 });
  const show = (value: number | null, unit = "") =>
    value === null ? "–" : `${digits.format(value)}${unit}`;
  const { step, totalSteps, epoch, epochs, etaS } = metrics;
  return (
    <dl class="figures">
      <dt>{t("run.step")}</dt>
      <dd>{step} / {totalSteps ?? "–"} ({show(epoch)} / {epochs ?? "–"})</dd>
      <dt>{t("run.loss")}</dt>
      <dd>{show(metrics.loss)}</dd>
      <dt>{t("run.best")}</dt>
      <dd>{show(metrics.bestLoss)}</dd>
      <dt>{t("run.rate")}</dt>
      <dd>{rate(metrics.learningRate, lang)}</dd>
      <dt>{t("run.speed")}</dt>
      <dd>{show(metrics.tokensPerS, " Tok/s")}</dd>
      <dt>{t("run.memory")}</dt>
      <dd>{show(metrics.memoryBytes && metrics.memoryBytes / 1e9, " GB")}</dd>
      <dt>{t("run.elapsed")}</dt>
      <dd>{clock(metrics.elapsedS)}</dd>
      {metrics.state !== "done" && (
        <>
          <dt>{t("run.eta")}</dt>
          <dd>{etaS ? `${clock(etaS.low)} – ${clock(etaS.high)}` : "–"}</dd>
        </>
      )}
    </dl>
  );
}

/** Written out: "0,0000049" says more to most people than "4.9e-6". */
function rate(value: number | null, lang: Lang): string {
  return value?.toLocaleString(lang, { maximumSignificantDigits: 2 }) ?? "–";
}
