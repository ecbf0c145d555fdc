import type { Lang } from "@/core/contract/lang.ts";
import { projectPageTexts } from "@/core/contract/text/project_pages.ts";
import { translator } from "@/core/contract/text.ts";
import { clock } from "./_clock.ts";
import type { ShownMetrics } from "@/core/contract/training.ts";

export type { ShownMetrics };

/** A run's present figures. */
export default function RunFigures({ metrics, lang }: { metrics: ShownMetrics; lang: Lang }) {
  const t = translator(projectPageTexts, lang);
  const digits = new Intl.NumberFormat(lang, { maximumSignificantDigits: 3 });
  const show = (value: number | null, unit = "") =>
    value === null ? "–" : `${digits.format(value)}${unit}`;
  const { etaS } = metrics;
  return (
    <dl class="figures">
      <dt>{t("run.position")}</dt>
      <dd>{position(metrics, lang)}</dd>
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

/** "Step 3 of 20 · pass 1 of 1", as far as it is known. */
function position({ step, totalSteps, epoch, epochs }: ShownMetrics, lang: Lang): string {
  const t = translator(projectPageTexts, lang);
  const steps = totalSteps === null
    ? t("run.position.step", { step })
    : t("run.position.steps", { step, total: totalSteps });
  if (epochs === null) return steps;
  const pass = Math.max(1, Math.ceil(epoch));
  return `${steps} · ${t("run.position.pass", { pass, passes: epochs })}`;
}

/** Written out: "0,0000049" says more to most people than "4.9e-6". */
function rate(value: number | null, lang: Lang): string {
  return value?.toLocaleString(lang, { maximumSignificantDigits: 2 }) ?? "–";
}
