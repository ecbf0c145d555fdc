import type { Lang } from "@/core/contract/lang.ts";
import { documentTexts } from "@/core/contract/text/documents.ts";
import { translator } from "@/core/contract/text.ts";
import { type TextLook, textLooks } from "./text_looks.ts";

/** What shades, marks and underlines in a text with chunks mean: each said in its own look. */
export default function TextLegend(
  { hasChosen = false, hasPassage = false, hasWords = false, lang }: {
    /** A chunk is looked at. */
    hasChosen?: boolean;
    /** A passage is marked in it. */
    hasPassage?: boolean;
    /** So are words of the passage. */
    hasWords?: boolean;
    lang: Lang;
  },
) {
  const t = translator(documentTexts, lang);
  const sample = (look: TextLook, text: string) => (
    <span class={`px-1 ${textLooks[look]}`}>{text}</span>
  );
  return (
    <ul class="flex flex-wrap gap-x-4 gap-y-2 text-sm" aria-label={t("documents.legend")}>
      <li>
        {sample("even", t("documents.legend.even"))}
        {sample("odd", t("documents.legend.odd"))}
      </li>
      <li>{sample("shared", t("documents.legend.shared"))}</li>
      {hasChosen && <li>{sample("selected", t("documents.legend.chosen"))}</li>}
      {hasPassage && <li>{sample("passage", t("documents.legend.passage"))}</li>}
      {hasWords && <li>{sample("found", t("documents.legend.found"))}</li>}
    </ul>
  );
}
