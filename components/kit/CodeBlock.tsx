import type { Lang } from "@/core/contract/lang.ts";
import CopyButton from "./CopyButton.tsx";

/** Lines as they are typed or stand in a file, ready to be copied. */
export default function CodeBlock({ text, label, lang }: {
  text: string;
  /** What it is, for those who hear the page. */
  label: string;
  lang: Lang;
}) {
  return (
    <div class="relative">
      <pre class="code-block" tabIndex={0} aria-label={label}>{text}</pre>
      <span class="absolute top-1.5 right-1.5">
        <CopyButton text={text} lang={lang} />
      </span>
    </div>
  );
}
