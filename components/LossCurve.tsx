import type { Lang } from "@/core/contract/lang.ts";
import { projectPageTexts } from "@/core/contract/text/project_pages.ts";
import { translator } from "@/core/contract/text.ts";
import type { ShownMetrics } from "./RunFigures.tsx";

const width = 640;
const height = 260;
const left = 56;
const bottom = 28;

/** The loss of each step, and the loss on held-out rows with its points. */
export default function LossCurve({ metrics, lang }: { metrics: ShownMetrics; lang: Lang }) {
  const t = translator(projectPageTexts, lang);
  const recall = metrics.evals.filter(({ split }) => split === "recall");
  const steps = metrics.totalSteps ?? metrics.step;
  const most = Math.max(
    ...metrics.curve.map(({ loss }) => loss),
    ...recall.map((p) => p.loss),
    0.1,
  );
  const x = (step: number) => left + (width - left - 8) * step / Math.max(steps, 1);
  const y = (loss: number) => (height - bottom) - (height - bottom - 12) * loss / most;
  const line = (points: { step: number; loss: number }[]) =>
    points.map(({ step, loss }) => `${x(step).toFixed(1)},${y(loss).toFixed(1)}`).join(" ");
  const numbers = new Intl.NumberFormat(lang, { maximumFractionDigits: 2 });
  return (
    <figure class="stack">
      <svg class="curve" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t("run.curve")}>
        {[0, 0.5, 1].map((share) => (
          <g key={share}>
            <line class="axis" x1={left} x2={width} y1={y(most * share)} y2={y(most * share)} />
            <text x={left - 6} y={y(most * share) + 4} text-anchor="end">
              {numbers.format(most * share)}
            </text>
          </g>
        ))}
        <text x={width - 8} y={height - 6} text-anchor="end">{t("run.step")} {steps}</text>
        <polyline class="train" points={line(metrics.curve)} />
        <polyline class="held-out" points={line(recall)} />
        {recall.map(({ step, loss }) => (
          <circle key={step} class="dot" cx={x(step)} cy={y(loss)} r="3.5" />
        ))}
      </svg>
      <figcaption class="row small quiet">
        <span>
          <span class="key-train">━</span> {t("run.curve.train")}
        </span>
        <span>
          <span class="key-held-out">━</span> {t("run.curve.recall")}
        </span>
      </figcaption>
    </figure>
  );
}
