import Table from "@/components/kit/Table.tsx";
import { Hint } from "@/components/kit/Text.tsx";
import { type CaseAnswer, describeError, type ErrorData, translator } from "@/core/contract/mod.ts";
import type { EvaluationResult, Lang } from "@/core/contract/mod.ts";
import { casesTexts } from "@/core/contract/text/cases.ts";
import { evaluationTexts } from "@/core/contract/text/evaluation.ts";
import { useTexts } from "@/core/contract/text/use.ts";
import AnswerText from "./AnswerText.tsx";

/** Questions with what was expected and what both models answered. */
export default function CaseTable({ cases, lang }: {
  cases: EvaluationResult["cases"];
  lang: Lang;
}) {
  const t = translator(casesTexts, lang);
  const models = translator(useTexts, lang);
  return (
    <Table
      caption={t("case.list")}
      isStacking
      columns={[
        { text: t("case.question") },
        { text: models("try.base") },
        { text: models("try.tuned") },
      ]}
    >
      {cases.map(({ question, keys, base, tuned }, at) => (
        <tr key={at}>
          <td class="min-w-48">
            <strong class="break-words">{question}</strong>
            <Hint>{t("case.expected")}: {keys.join(" / ")}</Hint>
          </td>
          <td class="min-w-48" data-label={models("try.base")}>
            <Answer answer={base} lang={lang} />
          </td>
          <td class="min-w-48" data-label={models("try.tuned")}>
            <Answer answer={tuned} lang={lang} />
          </td>
        </tr>
      ))}
    </Table>
  );
}

function Answer({ answer, lang }: { answer: CaseAnswer; lang: Lang }) {
  if (!answer.failure) return <AnswerText text={answer.text} isRight={answer.right} lang={lang} />;
  const reason = describeError(answer.failure as ErrorData, lang).message;
  return (
    <span class="text-error">
      {translator(evaluationTexts, lang)("evaluation.failure", { reason })}
    </span>
  );
}
