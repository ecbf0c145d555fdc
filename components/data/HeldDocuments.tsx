import { Hint } from "@/components/kit/Text.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import { generationTexts } from "@/core/contract/text/dataset_generating.ts";
import { translator } from "@/core/contract/text.ts";

/** Which documents are held out whole, and how to have them learnt as well; nothing where none is. */
export default function HeldDocuments({ names, lang }: {
  names: readonly string[];
  lang: Lang;
}) {
  const t = translator(generationTexts, lang);
  if (names.length === 0) return null;
  return (
    <div id="held-documents">
      <p>{t("datasets.report.held-documents", { names: names.join(", ") })}</p>
      <Hint>{t("datasets.report.held-documents.change")}</Hint>
    </div>
  );
}
