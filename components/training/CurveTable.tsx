import type { Lang } from "@/core/contract/lang.ts";
import type { ShownMetrics } from "@/core/contract/run_metrics.ts";
import { thinCurve } from "@/core/contract/runs/curve.ts";
import { lossText, rateText, runsTexts } from "@/core/contract/text/runs.ts";
import { translator } from "@/core/contract/text.ts";
import Table, { NumberCell } from "../kit/Table.tsx";

/** More lines nobody reads. */
const linesAtMost = 40;

/** The curve for whoever cannot see it, or wants the numbers. */
export default function CurveTable({ metrics, lang }: { metrics: ShownMetrics; lang: Lang }) {
  const t = translator(runsTexts, lang);
  const number = new Intl.NumberFormat(lang, { maximumFractionDigits: 1 });
  const recall = new Map(
    metrics.evals.filter(({ split }) => split === "recall").map(({ step, loss }) => [step, loss]),
  );
  const thin = thinCurve(metrics.curve, linesAtMost);
  const measured = metrics.curve.filter(({ step }) => recall.has(step));
  const points = [...new Map([...thin, ...measured].map((point) => [point.step, point])).values()]
    .sort((a, b) => a.step - b.step);
  return (
    <Table
      caption={t("chart.table")}
      columns={[
        { text: t("chart.axis.steps"), isNumber: true },
        { text: t("chart.axis"), isNumber: true },
        { text: t("chart.train"), isNumber: true },
        { text: t("chart.recall"), isNumber: true },
        { text: t("chart.learningRate"), isNumber: true },
        { text: t("chart.tokensPerS"), isNumber: true },
      ]}
    >
      {points.map(({ step, epoch, loss, learningRate, tokensPerS }) => (
        <tr key={step}>
          <NumberCell>{step}</NumberCell>
          <NumberCell>{number.format(epoch)}</NumberCell>
          <NumberCell>{lossText(loss, lang)}</NumberCell>
          <NumberCell>{lossText(recall.get(step) ?? null, lang)}</NumberCell>
          <NumberCell>{rateText(learningRate, lang)}</NumberCell>
          <NumberCell>{tokensPerS === null ? "–" : number.format(tokensPerS)}</NumberCell>
        </tr>
      ))}
    </Table>
  );
}
