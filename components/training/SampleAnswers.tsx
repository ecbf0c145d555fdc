import type { Lang } from "@/core/contract/lang.ts";
import type { RunSample } from "@/core/contract/run_metrics.ts";
import { runsTexts } from "@/core/contract/text/runs.ts";
import { translator } from "@/core/contract/text.ts";
import Badge from "../kit/Badge.tsx";
import Disclosure from "../kit/Disclosure.tsx";
import { Hint } from "../kit/Text.tsx";

/** The answers of one moment. */
interface Round {
  step: number;
  samples: RunSample[];
}

/** What the model answers, epoch by epoch: the newest in sight, the others behind a line. */
export default function SampleAnswers({ samples, stepsPerEpoch, lang }: {
  samples: readonly RunSample[];
  stepsPerEpoch: number | null;
  lang: Lang;
}) {
  const t = translator(runsTexts, lang);
  const [newest, ...earlier] = roundsOf(samples);
  if (!newest) return null;
  const number = new Intl.NumberFormat(lang, { maximumFractionDigits: 1 });
  const epoch = (step: number) =>
    stepsPerEpoch
      ? t("samples.epoch", { epoch: number.format(step / stepsPerEpoch) })
      : t("checkpoint.step", { step });
  return (
    <>
      <h3 class="font-medium">{epoch(newest.step)}</h3>
      <Answers round={newest} lang={lang} />
      {earlier.length > 0 && (
        <Disclosure summary={t("samples.earlier")}>
          {earlier.map((round) => (
            <section key={round.step}>
              <h3 class="font-medium">{epoch(round.step)}</h3>
              <Answers round={round} lang={lang} />
            </section>
          ))}
        </Disclosure>
      )}
    </>
  );
}

function Answers({ round, lang }: { round: Round; lang: Lang }) {
  const t = translator(runsTexts, lang);
  return (
    <ul class="ruled-lines">
      {round.samples.map(({ prompt, output, expected }) => (
        <li key={prompt} class="stacked-tight">
          <span class="fine">{prompt}</span>
          <span class="break-words">
            {output} {isSame(output, expected) && <Badge tone="good">{t("samples.same")}</Badge>}
          </span>
          {expected !== null && !isSame(output, expected) && (
            <Hint>{t("samples.expected", { text: expected })}</Hint>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Newest first. */
function roundsOf(samples: readonly RunSample[]): Round[] {
  const steps = [...new Set(samples.map(({ step }) => step))].sort((a, b) => b - a);
  return steps.map((step) => ({ step, samples: samples.filter((one) => one.step === step) }));
}

/** Letter by letter but for case, spaces and the last full stop: nothing here judges meaning. */
function isSame(output: string, expected: string | null): boolean {
  const plain = (text: string) =>
    text.toLowerCase().replace(/\s+/g, " ").trim().replace(/[.!]$/, "");
  return expected !== null && plain(output) === plain(expected);
}
