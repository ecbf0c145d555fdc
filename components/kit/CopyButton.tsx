import type { Lang } from "@/core/contract/lang.ts";
import { kitTexts } from "@/core/contract/text/kit.ts";
import { translator } from "@/core/contract/text.ts";
import Icon from "./Icon.tsx";

/**
 * Copies a text. The shell listens for `data-copy` on every page (`islands/shell/_copying.ts`); without
 * script there is nothing to press, and the text can be selected.
 */
export default function CopyButton({ text, lang }: { text: string; lang: Lang }) {
  const label = translator(kitTexts, lang)("copy");
  return (
    <button type="button" class="copy-button" data-copy={text} aria-label={label} title={label}>
      <Icon name="copy" size="small" />
    </button>
  );
}
