import { LinkButton } from "@/components/kit/Button.tsx";
import Card from "@/components/kit/Card.tsx";
import CopiedText from "@/components/kit/CopiedText.tsx";
import { Row, Stack } from "@/components/kit/Layout.tsx";
import { Facts } from "@/components/kit/Table.tsx";
import { Hint, SectionTitle } from "@/components/kit/Text.tsx";
import AnswerText from "@/components/use/AnswerText.tsx";
import ScoreBars from "@/components/use/ScoreBars.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import type { DemoSummary } from "@/core/contract/overview.ts";
import { durationText } from "@/core/contract/text/duration.ts";
import { evaluationTexts } from "@/core/contract/text/evaluation.ts";
import { overviewTexts } from "@/core/contract/text/overview.ts";
import { useTexts } from "@/core/contract/text/use.ts";
import { translator } from "@/core/contract/text.ts";

/** What the demo proved: right answers before and after, examples, figures, and where all of it is. */
export default function DemoResult({ summary, lang }: { summary: DemoSummary; lang: Lang }) {
  const t = translator(overviewTexts, lang);
  const { projectId, runId, cases, baseRight, tunedRight } = summary;
  return (
    <>
      <Card title={t("overview.demo.done", { right: tunedRight, cases, before: baseRight })}>
        <ScoreBars score={summary} lang={lang} />
        <Hint>{translator(evaluationTexts, lang)("evaluation.right.means")}</Hint>
        <Row>
          <LinkButton look="primary" icon="message" href={`/projects/${projectId}/use`}>
            {t("overview.demo.open.use")}
          </LinkButton>
          <LinkButton href={`/projects/${projectId}`}>{t("overview.demo.open.project")}</LinkButton>
          <LinkButton href={`/runs/${runId}`}>{t("overview.demo.open.run")}</LinkButton>
          <LinkButton href={`/projects/${projectId}/use#evaluations`}>
            {t("overview.demo.answers")}
          </LinkButton>
        </Row>
      </Card>
      <Examples examples={summary.examples} lang={lang} />
      <Figures summary={summary} lang={lang} />
    </>
  );
}

function Examples({ examples, lang }: { examples: DemoSummary["examples"]; lang: Lang }) {
  const t = translator(overviewTexts, lang);
  const models = translator(useTexts, lang);
  if (examples.length === 0) return null;
  return (
    <Card title={t("overview.demo.examples")}>
      <ul class="flex flex-col gap-4 divide-y divide-base-300">
        {examples.map(({ question, base, tuned, baseRight, tunedRight }) => (
          <li key={question} class="flex flex-col gap-2 pb-4">
            <strong lang="en">{question}</strong>
            <Facts
              facts={[
                [
                  models("try.base"),
                  <AnswerText
                    key="base"
                    text={base}
                    isRight={baseRight}
                    textLang="en"
                    lang={lang}
                  />,
                ],
                [
                  models("try.tuned"),
                  <AnswerText
                    key="tuned"
                    text={tuned}
                    isRight={tunedRight}
                    textLang="en"
                    lang={lang}
                  />,
                ],
              ]}
            />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Figures({ summary, lang }: { summary: DemoSummary; lang: Lang }) {
  const t = translator(overviewTexts, lang);
  const numbers = new Intl.NumberFormat(lang);
  const { totalSeconds, trainingSeconds, documents, trainingRows, interruptions } = summary;
  return (
    <Card title={t("overview.demo.figures")}>
      <Facts
        facts={[
          [t("overview.demo.total"), durationText(totalSeconds, lang)],
          [t("overview.demo.training.alone"), durationText(trainingSeconds, lang)],
          [t("overview.demo.documents.count"), numbers.format(documents)],
          [t("overview.demo.rows"), numbers.format(trainingRows)],
        ]}
      />
      {interruptions > 0 && <Hint>{t("overview.demo.interrupted", { count: interruptions })}</Hint>}
      <Stack gap="small">
        <SectionTitle level={3}>{t("overview.demo.files")}</SectionTitle>
        <Facts
          facts={[
            [
              t("overview.demo.file.model"),
              <CopiedText key="model" text={summary.modelPath} lang={lang} />,
            ],
            [
              t("overview.demo.file.answers"),
              <CopiedText key="answers" text={summary.answersPath} lang={lang} />,
            ],
          ]}
        />
      </Stack>
    </Card>
  );
}
