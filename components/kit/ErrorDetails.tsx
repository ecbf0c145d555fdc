import type { Lang } from "@/core/contract/lang.ts";
import CopyButton from "./CopyButton.tsx";

/** What a program knows about an error, for whoever reports it. */
export interface DetailedError {
  code?: string;
  requestId?: string | undefined;
}

/** The error's code and the number by which the log knows it, ready to be copied. */
export default function ErrorDetails({ error: { code, requestId }, lang }: {
  error: DetailedError;
  lang: Lang;
}) {
  const text = [code, requestId].filter(Boolean).join(" ");
  if (!text) return null;
  return (
    <p class="quiet mt-1 flex flex-wrap items-center gap-1 text-xs">
      <code class="font-mono">{text}</code>
      <CopyButton text={text} lang={lang} />
    </p>
  );
}
