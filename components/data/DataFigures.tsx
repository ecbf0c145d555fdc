import { Columns } from "@/components/kit/Layout.tsx";
import Statistic from "@/components/kit/Statistic.tsx";
import type { DatasetSummary } from "@/core/contract/datasets.ts";
import type { Lang } from "@/core/contract/lang.ts";
import type { RowLengths } from "@/core/contract/row_lengths.ts";
import { lengthTexts } from "@/core/contract/text/dataset_lengths.ts";
import { datasetTexts, rowOrigins } from "@/core/contract/text/datasets.ts";
import { percentText } from "@/core/contract/text/share.ts";
import { translator } from "@/core/contract/text.ts";
import { numberText } from "./number_text.ts";

/** How much training data there is, what it is for, where it comes from, and how long it is. */
export default function DataFigures({ summary, lengths, lang }: {
  summary: DatasetSummary;
  lengths: RowLengths;
  lang: Lang;
}) {
  const t = translator(datasetTexts, lang);
  const { rows, bySplit, byOrigin, facts, grounded } = summary;
  const held = bySplit.recall + bySplit.document;
  const origins = rowOrigins.filter((origin) => byOrigin[origin] > 0);
  return (
    <Columns atLeast="narrow">
      <Statistic
        id="figure-train"
        label={t("datasets.figure.train")}
        value={numberText(bySplit.train, lang)}
        lang={lang}
      >
        {t("datasets.figure.of", { rows })}
        {facts > 0 && ` · ${t("datasets.count.facts", { count: facts })}`}
      </Statistic>
      <Statistic
        id="figure-held"
        label={t("datasets.figure.held")}
        value={numberText(held, lang)}
        term="heldOut"
        lang={lang}
      >
        {t("datasets.figure.held.kinds", {
          recall: bySplit.recall,
          document: bySplit.document,
        })}
      </Statistic>
      <Statistic
        id="figure-grounded"
        label={t("datasets.figure.grounded")}
        value={wholeShare(grounded, rows, lang)}
        term="grounded"
        lang={lang}
      >
        {t("datasets.figure.grounded.of", { grounded, rows })}
      </Statistic>
      <Statistic
        id="figure-origin"
        label={t("datasets.figure.origin")}
        value={numberText(rows, lang)}
        lang={lang}
      >
        {origins.map((origin) =>
          t("datasets.count.origin", {
            count: byOrigin[origin],
            origin: t(`datasets.origin.${origin}`),
          })
        ).join(", ")}
      </Statistic>
      <Statistic
        id="figure-length"
        label={t("datasets.figure.length")}
        value={lengths.median === null ? "–" : numberText(lengths.median, lang)}
        term="token"
        lang={lang}
      >
        {lengths.window === null
          ? t("datasets.figure.length.unit")
          : translator(lengthTexts, lang)("lengths.window", { count: lengths.window })}
      </Statistic>
    </Columns>
  );
}

/** A share of which only all of it is 100 %. */
function wholeShare(part: number, whole: number, lang: Lang): string {
  if (whole === 0) return "–";
  return percentText(part === whole ? 1 : Math.min(0.99, part / whole), lang);
}
