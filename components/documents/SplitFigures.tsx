import type { SplitPreview } from "@/core/contract/document_views.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { documentTexts } from "@/core/contract/text/documents.ts";
import { translator } from "@/core/contract/text.ts";
import { Columns, Stack } from "../kit/Layout.tsx";
import Statistic from "../kit/Statistic.tsx";
import { Hint } from "../kit/Text.tsx";
import SourceText from "./SourceText.tsx";
import TextLegend from "./TextLegend.tsx";

/** What certain sizes would make of a document: how many chunks, how long, and how they begin. */
export default function SplitFigures({ preview, now, lang }: {
  preview: SplitPreview;
  /** How many chunks the document has now; null while it is not read. */
  now: number | null;
  lang: Lang;
}) {
  const t = translator(documentTexts, lang);
  const { count, tokens, sharedTokens, lengths, characters, totalCharacters, part } = preview;
  const numbers = new Intl.NumberFormat(lang);
  const shares = new Intl.NumberFormat(lang, { style: "percent", maximumFractionDigits: 1 });
  const isWhole = characters === totalCharacters;
  return (
    <Stack>
      <Columns atLeast="narrow">
        <Statistic
          id="preview-count"
          label={t("documents.column.chunks")}
          term="chunk"
          value={numbers.format(count)}
          lang={lang}
        >
          {now !== null && isWhole && t("documents.preview.now", { count: now })}
        </Statistic>
        <Statistic
          id="preview-length"
          label={t("documents.preview.length")}
          term="token"
          value={numbers.format(lengths.median)}
          lang={lang}
        >
          {t("documents.preview.lengths", lengths)}
        </Statistic>
        <Statistic
          id="preview-shared"
          label={t("documents.preview.shared")}
          term="chunkOverlap"
          value={shares.format(tokens === 0 ? 0 : sharedTokens / tokens)}
          lang={lang}
        >
          {t("documents.preview.shared.of", { shared: sharedTokens, tokens })}
        </Statistic>
      </Columns>
      {!isWhole && (
        <Hint>{t("documents.preview.partly", { characters, total: totalCharacters })}</Hint>
      )}
      <div
        class="max-h-72 overflow-y-auto rounded-field border border-base-300 p-3"
        tabIndex={0}
        role="region"
        aria-label={t("documents.preview.text")}
      >
        <SourceText part={part} lang={lang} />
      </div>
      <TextLegend lang={lang} />
    </Stack>
  );
}
