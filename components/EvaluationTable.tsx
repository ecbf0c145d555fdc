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
      <table>
        <thead>
          <tr>
            <th></th>
            <th>{t("use.base")}</th>
            <th>{t("use.tuned")}</th>
            <th></th>
          </tr>
        </thead>
        <tbody>
          {evaluations.map(({ id, createdAt, summary: { cases, baseRight, tunedRight } }) => (
            <tr key={id}>
              <td>{times.format(new Date(createdAt))}</td>
              <td>{t("use.right", { right: baseRight, cases })}</td>
              <td>{t("use.right", { right: tunedRight, cases })}</td>
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
