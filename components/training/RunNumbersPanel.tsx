import type { ComponentChildren } from "preact";
import type { Lang } from "@/core/contract/lang.ts";
import { expectedSeconds, type Pace, runNumbers } from "@/core/contract/runs/numbers.ts";
import { runsTexts, timeRangeText } from "@/core/contract/text/runs.ts";
import { translator } from "@/core/contract/text.ts";
import type { Hyperparameters } from "@/core/contract/training.ts";
import { Stack } from "../kit/Layout.tsx";
import type { SettingProblem } from "./setting_texts.ts";
import Term from "../kit/Term.tsx";
import { Figure, Hint } from "../kit/Text.tsx";

/** What follows from the settings: it changes while they are changed. */
export default function RunNumbersPanel({ problems, ...settings }: Settings & {
  /** Why nothing can be reckoned from them. */
  problems: readonly SettingProblem[];
}) {
  const t = translator(runsTexts, settings.lang);
  return (
    <div role="status" aria-live="polite">
      {problems.length === 0 ? <Numbers {...settings} /> : (
        <Stack gap="small">
          <p>{t("numbers.unusable")}</p>
          <ul class="bullets">
            {problems.map(({ name, text }) => <li key={name}>{text}</li>)}
          </ul>
        </Stack>
      )}
    </div>
  );
}

interface Settings {
  hyper: Hyperparameters;
  maxSteps: number | null;
  data: { rows: number; tokens: number };
  pace: Pace | null;
  lang: Lang;
}

function Numbers({ hyper, maxSteps, data, pace, lang }: Settings) {
  const t = translator(runsTexts, lang);
  const numbers = runNumbers(hyper, data.rows, maxSteps);
  const { gradientCheckpointing } = hyper;
  const time = pace && data.rows > 0 &&
    expectedSeconds(pace, { ...data, ...numbers, gradientCheckpointing });
  const { rowsPerStep, steps, stepsPerEpoch: perEpoch, warmupSteps } = numbers;
  return (
    <Stack gap="small">
      <dl class="run-figures">
        <Line name={t("numbers.data")}>{t("numbers.rows", data)}</Line>
        <Line
          name={t("numbers.batch")}
          term={<Term name="effectiveBatch" id="numbers-batch-term" lang={lang} />}
        >
          {rowsPerStep}
        </Line>
        <Line name={t("numbers.steps")}>{t("numbers.steps.of", { steps, perEpoch })}</Line>
        <Line name={t("numbers.warmup")}>
          {t("numbers.warmup.of", { steps: warmupSteps })}
        </Line>
        <Line name={t("numbers.time")}>
          {time ? <strong>{timeRangeText(time, lang)}</strong> : t("numbers.time.unknown")}
        </Line>
      </dl>
      {time && (
        <Hint>{t(pace.isMeasured ? "numbers.time.measured" : "numbers.time.estimated")}</Hint>
      )}
    </Stack>
  );
}

function Line({ name, term, children }: {
  name: string;
  term?: ComponentChildren;
  children: ComponentChildren;
}) {
  return (
    <div>
      <dt class="quiet">
        {name}
        {term}
      </dt>
      <dd>
        <Figure>{children}</Figure>
      </dd>
    </div>
  );
}
