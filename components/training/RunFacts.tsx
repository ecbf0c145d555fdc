import type { Lang } from "@/core/contract/lang.ts";
import type { ShownMetrics } from "@/core/contract/run_metrics.ts";
import { bytesText } from "@/core/contract/text/bytes.ts";
import type { GlossaryTerm } from "@/core/contract/text/glossary.ts";
import { lossText, rateText, runsTexts } from "@/core/contract/text/runs.ts";
import { translator } from "@/core/contract/text.ts";
import { clock } from "../jobs/clock.ts";
import { Stack } from "../kit/Layout.tsx";
import Progress from "../kit/Progress.tsx";
import Term from "../kit/Term.tsx";
import { Figure } from "../kit/Text.tsx";

/** A run's present figures; their places stay the same while they change. */
export default function RunFacts({ metrics, lang }: { metrics: ShownMetrics; lang: Lang }) {
  const t = translator(runsTexts, lang);
  const { step, totalSteps, state } = metrics;
  const lines = linesOf(metrics, lang);
  return (
    <Stack>
      <dl class="run-figures run-figures-live">
        {lines.map(([name, value, term]) => (
          <div key={name}>
            <dt class="quiet">
              {name}
              {term && <Term name={term} id={`now-${term}-term`} lang={lang} />}
            </dt>
            <dd>
              <Figure>{value}</Figure>
            </dd>
          </div>
        ))}
        {state !== "done" && (
          <div class="run-figures-last">
            <dt class="quiet">{t("now.eta")}</dt>
            <dd>
              <Figure>{etaText(metrics, lang)}</Figure>
            </dd>
          </div>
        )}
      </dl>
      <Progress
        label={t("now.progress")}
        share={totalSteps ? step / totalSteps : state === "running" ? null : 0}
      />
    </Stack>
  );
}

function etaText({ etaS, state }: ShownMetrics, lang: Lang): string {
  if (etaS) return `${clock(etaS.low)} – ${clock(etaS.high)}`;
  const isUnderWay = state === "running" || state === "queued";
  return isUnderWay ? translator(runsTexts, lang)("now.eta.unknown") : "–";
}

function linesOf(
  metrics: ShownMetrics,
  lang: Lang,
): [name: string, value: string, term?: GlossaryTerm][] {
  const t = translator(runsTexts, lang);
  const { step, totalSteps: total, loss, learningRate, tokensPerS, elapsedS, device } = metrics;
  const whole = new Intl.NumberFormat(lang, { maximumFractionDigits: 0 });
  return [
    [
      t("now.position"),
      total === null ? whole.format(step) : t("now.position.of", { step, total }),
    ],
    [t("now.epoch"), epochText(metrics, lang), "epoch"],
    [t("now.loss"), lossText(loss, lang), "loss"],
    [t("now.best"), bestText(metrics, lang), "heldOut"],
    [
      t("now.rate"),
      learningRate === null ? "–" : rateText(learningRate, lang),
      "learningRate",
    ],
    [
      t("now.speed"),
      tokensPerS === null ? "–" : t("now.speed.unit", { value: whole.format(tokensPerS) }),
    ],
    [t("now.memory"), memoryText(metrics, lang)],
    [t("now.elapsed"), clock(elapsedS)],
    [t("now.device"), device ?? "–"],
  ];
}

function epochText({ epoch, epochs }: ShownMetrics, lang: Lang): string {
  if (epochs === null) return "–";
  const number = new Intl.NumberFormat(lang, { maximumFractionDigits: 1 });
  return translator(runsTexts, lang)("now.epoch.of", { epoch: number.format(epoch), epochs });
}

function bestText({ bestLoss, bestStep, stepsPerEpoch }: ShownMetrics, lang: Lang): string {
  const loss = lossText(bestLoss, lang);
  if (bestStep === null || !stepsPerEpoch) return loss;
  const number = new Intl.NumberFormat(lang, { maximumFractionDigits: 1 });
  const epoch = number.format(bestStep / stepsPerEpoch);
  return translator(runsTexts, lang)("now.best.at", { loss, epoch });
}

function memoryText({ memoryBytes, availableBytes }: ShownMetrics, lang: Lang): string {
  if (memoryBytes === null) return "–";
  const used = bytesText(memoryBytes, lang);
  if (availableBytes === null) return used;
  const have = bytesText(availableBytes, lang);
  return translator(runsTexts, lang)("now.memory.of", { used, have });
}
