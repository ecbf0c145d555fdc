import { type DatasetSummary, type Lang, splitSchema, translator } from "@/core/contract/mod.ts";
import { rowOriginSchema } from "@/core/contract/mod.ts";
import { datasetTexts } from "@/core/contract/text/datasets.ts";

/** How much training data a project has, what it is for, and where it comes from. */
export default function DataSummary({ summary, lang }: { summary: DatasetSummary; lang: Lang }) {
  const t = translator(datasetTexts, lang);
  const numbers = new Intl.NumberFormat(lang);
  const { rows, bySplit, byOrigin, facts, grounded } = summary;
  const origins = rowOriginSchema.options.filter((origin) => (byOrigin[origin] ?? 0) > 0);
  return (
    <>
      <dl class="facts numbers">
        <Count name={t("datasets.rows")} value={numbers.format(rows)}>
          {origins.map((origin) =>
            t("datasets.count.origin", {
              count: byOrigin[origin] ?? 0,
              origin: t(`datasets.origin.${origin}`),
            })
          ).join(", ")}
        </Count>
        {splitSchema.options.map((split) => (
          <Count
            key={split}
            name={t(`datasets.split.${split}`)}
            value={numbers.format(bySplit[split] ?? 0)}
          >
            {t(`datasets.split.${split}.hint`)}
          </Count>
        ))}
        {facts > 0 && (
          <Count name={t("datasets.facts")} value={numbers.format(facts)}>
            {t("datasets.facts.hint")}
          </Count>
        )}
        {facts > 0 && (
          <Count name={t("datasets.grounded")} value={numbers.format(grounded)}>
            {t("datasets.grounded.hint")}
          </Count>
        )}
      </dl>
      {(byOrigin.extractive ?? 0) > 0 && <p>{t("datasets.look-through")}</p>}
    </>
  );
}

function Count({ name, value, children }: { name: string; value: string; children: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <strong>{value}</strong>
        <div class="quiet small">{children}</div>
      </dd>
    </div>
  );
}
