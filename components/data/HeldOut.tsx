import Card from "@/components/kit/Card.tsx";
import Progress from "@/components/kit/Progress.tsx";
import { Stack } from "@/components/kit/Layout.tsx";
import { Figure, Hint } from "@/components/kit/Text.tsx";
import Term from "@/components/kit/Term.tsx";
import type { DatasetSummary } from "@/core/contract/datasets.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { datasetTexts, splits } from "@/core/contract/text/datasets.ts";
import { translator } from "@/core/contract/text.ts";
import HeldDocuments from "./HeldDocuments.tsx";
import { numberText } from "./number_text.ts";

/** Which rows are learnt and which are held out, what for, and of which documents. */
export default function HeldOut({ summary, documents, lang }: {
  summary: DatasetSummary;
  /** The project's documents by name. */
  documents: readonly { id: string; name: string }[];
  lang: Lang;
}) {
  const t = translator(datasetTexts, lang);
  const { rows, bySplit, heldOutDocuments } = summary;
  const held = documents.filter(({ id }) => heldOutDocuments.includes(id));
  return (
    <Card
      title={
        <>
          {t("datasets.split.title")} <Term name="heldOut" id="held-out-term" lang={lang} />
        </>
      }
      lead={t("datasets.split.tooltip")}
    >
      <Stack>
        {splits.map((split) => (
          <div key={split}>
            <p class="flex justify-between gap-2">
              <a class="link" href={`?split=${split}#rows`}>{t(`datasets.split.${split}`)}</a>
              <Figure>{numberText(bySplit[split], lang)}</Figure>
            </p>
            <Progress
              label={t(`datasets.split.${split}`)}
              share={rows === 0 ? 0 : bySplit[split] / rows}
              tone={split === "train" ? "accent" : "warning"}
            />
            <Hint>{t(`datasets.split.${split}.hint`)}</Hint>
          </div>
        ))}
        <HeldDocuments
          names={held.map(({ name }) => name)}
          hasModelRows={summary.byOrigin.model > 0}
          lang={lang}
        />
      </Stack>
    </Card>
  );
}
