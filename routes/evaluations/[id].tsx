import {
  type CaseAnswer,
  describeError,
  type ErrorData,
  type EvaluationId,
  idParams,
  type Lang,
  translator,
} from "@/core/contract/mod.ts";
import { evaluationTexts } from "@/core/contract/text/evaluation.ts";
import { projectPageTexts } from "@/core/contract/text/project_pages.ts";
import { page, type PageProps } from "@/define.ts";
import { Head } from "@/web/mod.ts";

export const handler = {
  GET: page({
    access: "evaluation:read",
    params: idParams<EvaluationId>(),
  }, async ({ app, params: { id } }) => ({
    evaluation: await app.evaluations.get(id),
    result: await app.evaluations.result(id),
  })),
};

export default function EvaluationPage({ data, lang }: PageProps<typeof handler>) {
  const t = translator(projectPageTexts, lang);
  const { evaluation, result } = data;
  const explain = translator(evaluationTexts, lang);
  const { cases, baseRight, tunedRight, unanswered } = result.summary;
  return (
    <>
      <Head>
        <title>{t("use.evaluations")} – Lernwerk</title>
      </Head>
      <div class="row spread">
        <h1>{t("case.title", { right: tunedRight, cases })}</h1>
        <a href={`/projects/${evaluation.projectId}/use`}>{t("use.evaluations")}</a>
      </div>
      <p class="quiet">{t("case.before", { right: baseRight, cases })}</p>
      <p class="quiet small">
        {explain("evaluation.right.means")}{" "}
        {unanswered > 0 && explain("evaluation.unanswered", { count: unanswered, cases })}
      </p>
      <div class="card table-scroll">
        <table class="stacking">
          <thead>
            <tr>
              <th scope="col">{t("case.question")}</th>
              <th scope="col">{t("use.base")}</th>
              <th scope="col">{t("use.tuned")}</th>
            </tr>
          </thead>
          <tbody>
            {result.cases.map(({ question, keys, base, tuned }) => (
              <tr key={question}>
                <td>
                  <strong>{question}</strong>
                  <div class="quiet small">{t("case.expected")}: {keys.join(" / ")}</div>
                </td>
                <td data-label={t("use.base")}>
                  <Answer answer={base} lang={lang} />
                </td>
                <td data-label={t("use.tuned")}>
                  <Answer answer={tuned} lang={lang} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Answer({ answer, lang }: { answer: CaseAnswer; lang: Lang }) {
  const t = translator(projectPageTexts, lang);
  if (answer.failure) {
    const reason = describeError(answer.failure as ErrorData, lang).message;
    return (
      <div class="bad-text small">
        {translator(evaluationTexts, lang)("evaluation.failure", { reason })}
      </div>
    );
  }
  return (
    <>
      {answer.text}
      <div class={answer.right ? "good small" : "bad-text small"}>
        {t(answer.right ? "case.right" : "case.wrong")}
      </div>
    </>
  );
}
