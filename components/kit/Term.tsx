import type { Lang } from "@/core/contract/lang.ts";
import { glossary, type GlossaryTerm } from "@/core/contract/text/glossary.ts";
import { kitTexts } from "@/core/contract/text/kit.ts";
import { translator } from "@/core/contract/text.ts";
import Icon from "./Icon.tsx";

/**
 * A question mark that explains a technical term from the one glossary. It opens by click, key and
 * touch without any script (a popover); `islands/shell` also opens it for a pointer that rests on it.
 */
export default function Term({ name, id, lang }: {
  name: GlossaryTerm;
  /** Unique on the page; for a field the field's own id with `-term`. */
  id: string;
  lang: Lang;
}) {
  const { title, text } = glossary[name][lang];
  return (
    <>
      <button
        type="button"
        class="term"
        popovertarget={id}
        data-term
        aria-label={translator(kitTexts, lang)("term", { term: title })}
      >
        <Icon name="help" size="small" />
      </button>
      <span id={id} popover="auto" class="term-text" role="note">
        <strong class="block">{title}</strong>
        {text}
      </span>
    </>
  );
}
