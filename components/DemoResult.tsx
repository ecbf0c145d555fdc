import type { Lang } from "@/core/contract/lang.ts";
import type { DemoSummary } from "@/core/contract/overview.ts";
import { evaluationTexts } from "@/core/contract/text/evaluation.ts";
import { overviewTexts } from "@/core/contract/text/overview.ts";
import { projectPageTexts } from "@/core/contract/text/project_pages.ts";
import { translator } from "@/core/contract/text.ts";
import { clock } from "./_clock.ts";

/** What the demo proved: right answers before and after, examples, figures, and where all of it is. */
export default function DemoResult({ summary, lang }: { summary: DemoSummary; lang: Lang }) {
  const t = translator(overviewTexts, lang);
  const { projectId, runId, cases, baseRight, tunedRight } = summary;
  return (
    <>
      <section class="card stack">
        <h2>
          {t("overview.demo.done", { right: tunedRight, cases, before: baseRight })}
        </h2>
        <dl class="bars">
          <Score name={t("overview.demo.base")} right={baseRight} cases={cases} lang={lang} />
          <Score name={t("overview.demo.tuned")} right={tunedRight} cases={cases} lang={lang} />
        </dl>
        <p class="quiet small">{translator(evaluationTexts, lang)("evaluation.right.means")}</p>
        <p class="row">
          <a class="button primary" href={`/projects/${projectId}/use`}>
            {t("overview.demo.open.use")}
          </a>
          <a class="button" href={`/projects/${projectId}`}>{t("overview.demo.open.project")}</a>
          <a class="button" href={`/runs/${runId}`}>{t("overview.demo.open.run")}</a>
          <a class="button" href={`/projects/${projectId}/use#evaluations`}>
            {t("overview.demo.answers")}
          </a>
        </p>
      </section>
      <Examples examples={summary.examples} lang={lang} />
      <Figures summary={summary} lang={lang} />
    </>
  );
}

function Score({ name, right, cases, lang }: {
  name: string;
  right: number;
  cases: number;
  lang: Lang;
}) {
  const score = translator(overviewTexts, lang)("overview.demo.score", { right, cases });
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <meter min={0} max={Math.max(cases, 1)} value={right} aria-label={`${name}: ${score}`} />
        {score}
      </dd>
    </>
  );
}

function Examples({ examples, lang }: { examples: DemoSummary["examples"]; lang: Lang }) {
  const t = translator(overviewTexts, lang);
  const marks = translator(projectPageTexts, lang);
  if (examples.length === 0) return null;
  return (
    <section class="card stack">
      <h2>{t("overview.demo.examples")}</h2>
      <ul class="plain-list stack">
        {examples.map(({ question, base, tuned, tunedRight }) => (
          <li key={question} class="example">
            <strong lang="en">{question}</strong>
            <dl>
              <dt>{t("overview.demo.base")}</dt>
              <dd lang="en">{base}</dd>
              <dt>{t("overview.demo.tuned")}</dt>
              <dd class={tunedRight ? "right" : "wrong"}>
                <span lang="en">{tuned}</span>{" "}
                <span class="quiet small">
                  ({marks(tunedRight ? "case.right" : "case.wrong")})
                </span>
              </dd>
            </dl>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Figures({ summary, lang }: { summary: DemoSummary; lang: Lang }) {
  const t = translator(overviewTexts, lang);
  const numbers = new Intl.NumberFormat(lang);
  return (
    <section class="card stack">
      <h2>{t("overview.demo.figures")}</h2>
      <dl class="figures">
        <dt>{t("overview.demo.total")}</dt>
        <dd>{clock(summary.totalSeconds)}</dd>
        <dt>{t("overview.demo.training.alone")}</dt>
        <dd>{clock(summary.trainingSeconds)}</dd>
        <dt>{t("overview.demo.documents.count")}</dt>
        <dd>{numbers.format(summary.documents)}</dd>
        <dt>{t("overview.demo.rows")}</dt>
        <dd>{numbers.format(summary.trainingRows)}</dd>
      </dl>
      {summary.interruptions > 0 && (
        <p class="quiet small">
          {t("overview.demo.interrupted", { count: summary.interruptions })}
        </p>
      )}
      <h3>{t("overview.demo.files")}</h3>
      <dl class="places">
        <dt>{t("overview.demo.file.model")}</dt>
        <dd class="hash">{summary.modelPath}</dd>
        <dt>{t("overview.demo.file.answers")}</dt>
        <dd class="hash">{summary.answersPath}</dd>
      </dl>
    </section>
  );
}
