import type { Lang } from "@/core/contract/lang.ts";
import CopyButton from "./CopyButton.tsx";
import { Code } from "./Text.tsx";

/** A path, a hash or the like, to be read and copied; `shown` stands for one that is too long to show. */
export default function CopiedText({ text, shown = text, lang }: {
  text: string;
  shown?: string;
  lang: Lang;
}) {
  return (
    <span
      class="flex min-w-0 items-start gap-1 wrap-anywhere"
      title={shown === text ? undefined : text}
    >
      <span class="min-w-0">
        <Code>{shown}</Code>
      </span>
      <CopyButton text={text} lang={lang} />
    </span>
  );
}
