import Table, { NumberCell } from "@/components/kit/Table.tsx";
import type { Evaluation } from "@/core/contract/evaluation.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { evaluationTexts } from "@/core/contract/text/evaluation.ts";
import { useTexts } from "@/core/contract/text/use.ts";
import { translator } from "@/core/contract/text.ts";

/** Evaluations with their figures. */
export default function EvaluationTable({ evaluations, lang }: {
  evaluations: readonly Evaluation[];
  lang: Lang;
}) {
  const t = translator(useTexts, lang);
  const sources = translator(evaluationTexts, lang);
  const times = new Intl.DateTimeFormat(lang, { dateStyle: "short", timeStyle: "short" });
  return (
    <Table
      caption={t("evaluations.title")}
      isStacking
      columns={[
        { text: t("evaluations.when") },
        { text: t("evaluations.what") },
        { text: t("try.base"), isNumber: true },
        { text: t("try.tuned"), isNumber: true },
        { text: t("evaluations.open"), isSpoken: true },
      ]}
    >
      {evaluations.map(({ id, createdAt, summary: { cases, baseRight, tunedRight, source } }) => (
        <tr key={id}>
          <td class="whitespace-nowrap">{times.format(new Date(createdAt))}</td>
          <td class="min-w-40">{sources(`evaluation.source.${source}`)}</td>
          <NumberCell label={t("try.base")}>
            {t("evaluations.right", { right: baseRight, cases })}
          </NumberCell>
          <NumberCell label={t("try.tuned")}>
            {t("evaluations.right", { right: tunedRight, cases })}
          </NumberCell>
          <td class="whitespace-nowrap">
            <a class="link" href={`/evaluations/${id}`}>{t("evaluations.open")}</a>
          </td>
        </tr>
      ))}
    </Table>
  );
}
