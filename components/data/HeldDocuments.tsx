import { Hint } from "@/components/kit/Text.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import { generationTexts } from "@/core/contract/text/dataset_generating.ts";
import { translator } from "@/core/contract/text.ts";

/** Which documents are held out whole, and how to have them learnt as well; nothing where none is. */
export default function HeldDocuments({ names, hasModelRows, lang }: {
  names: readonly string[];
  /** Whether a model may have made rows of them, which keep them held out. */
  hasModelRows: boolean;
  lang: Lang;
}) {
  const t = translator(generationTexts, lang);
  if (names.length === 0) return null;
  return (
    <div id="held-documents">
      <p>{t("datasets.report.held-documents", { names: names.join(", ") })}</p>
      <Hint>
        {t("datasets.report.held-documents.change")}
        {hasModelRows && ` ${t("datasets.report.held-documents.model")}`}
      </Hint>
    </div>
  );
}
