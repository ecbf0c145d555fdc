import { type Evaluation, type Lang, translator } from "@/core/contract/mod.ts";
import { projectPageTexts } from "@/core/contract/text/project_pages.ts";

/** Evaluations with their figures. */
export default function EvaluationTable({ evaluations, lang }: {
  evaluations: Evaluation[];
  lang: Lang;
}) {
  const t = translator(projectPageTexts, lang);
  const times = new Intl.DateTimeFormat(lang, { dateStyle: "short", timeStyle: "short" });
  return (
    <div class="table-scroll">
      <table class="stacking">
        <thead>
          <tr>
            <th scope="col">{t("use.when")}</th>
            <th scope="col">{t("use.base")}</th>
            <th scope="col">{t("use.tuned")}</th>
            <td></td>
          </tr>
        </thead>
        <tbody>
          {evaluations.map(({ id, createdAt, summary: { cases, baseRight, tunedRight } }) => (
            <tr key={id}>
              <td>{times.format(new Date(createdAt))}</td>
              <td data-label={t("use.base")}>{t("use.right", { right: baseRight, cases })}</td>
              <td data-label={t("use.tuned")}>{t("use.right", { right: tunedRight, cases })}</td>
              <td>
                <a href={`/evaluations/${id}`}>{t("use.open")}</a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
