import type { Lang } from "@/core/contract/lang.ts";
import type { ShownMetrics } from "@/core/contract/run_metrics.ts";

const width = 640;
const height = 320;
const left = 44;
const bottom = 24;
const top = 8;

/** The curve as a still picture: what the page begins with, and all there is without scripts. */
export default function CurvePicture({ metrics, label, lang }: {
  metrics: ShownMetrics;
  label: string;
  lang: Lang;
}) {
  const recall = metrics.evals.filter(({ split }) => split === "recall");
  const steps = Math.max(1, metrics.totalSteps ?? metrics.step);
  const losses = [...metrics.curve, ...recall].map(({ loss }) => loss);
  const most = Math.max(0.1, ...losses);
  const x = (step: number) => left + (width - left) * step / steps;
  const y = (loss: number) => height - bottom - (height - bottom - top) * loss / most;
  const line = (points: readonly { step: number; loss: number }[]) =>
    points.map(({ step, loss }) => `${x(step).toFixed(1)},${y(loss).toFixed(1)}`).join(" ");
  const number = new Intl.NumberFormat(lang, { maximumFractionDigits: 2 });
  return (
    <svg
      class="curve-picture"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      {[0, 0.5, 1].map((share) => (
        <g key={share}>
          <line class="curve-grid" x1={left} x2={width} y1={y(most * share)} y2={y(most * share)} />
          <text x={left - 6} y={y(most * share) + 4} text-anchor="end">
            {number.format(most * share)}
          </text>
        </g>
      ))}
      <polyline class="curve-train" points={line(metrics.curve)} />
      <polyline class="curve-held-out" points={line(recall)} />
    </svg>
  );
}
