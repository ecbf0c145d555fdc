import RemovedDocuments from "@/components/documents/RemovedDocuments.tsx";
import FormError from "@/components/kit/FormError.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import { useAttempt } from "./_use_attempt.ts";
import type { Removal } from "./_use_removal.ts";

/** What was removed, for as long as it can be brought back. */
export default function RemovedList({ removal, isLive, refresh, lang }: {
  removal: Removal;
  /** Without script the forms are sent. */
  isLive: boolean;
  refresh(): void;
  lang: Lang;
}) {
  const { error, attempt } = useAttempt(refresh);
  return (
    <>
      <FormError error={error} lang={lang} />
      <RemovedDocuments
        documents={removal.removed}
        onRestore={isLive ? (document) => void attempt(() => removal.restore(document)) : undefined}
        lang={lang}
      />
    </>
  );
}
