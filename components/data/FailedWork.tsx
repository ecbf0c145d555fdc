import type { ComponentChildren } from "preact";
import { LinkButton } from "@/components/kit/Button.tsx";
import ErrorDetails from "@/components/kit/ErrorDetails.tsx";
import Message from "@/components/kit/Message.tsx";
import type { GenerationCounts } from "@/core/contract/datasets.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { trialTexts } from "@/core/contract/text/dataset_trial.ts";
import { jobKindText } from "@/core/contract/text/jobs.ts";
import { translator } from "@/core/contract/text.ts";

/** Work on the data that failed: the reason, the remedy, what stays of it, and its log. */
export default function FailedWork({ id, kind, error, counts, lang, children }: {
  id: string;
  kind: string;
  error: { code: string; message: string; hint: string } | null;
  counts: GenerationCounts | null;
  lang: Lang;
  /** What can be done about it. */
  children: ComponentChildren;
}) {
  const t = translator(trialTexts, lang);
  const { asked = 0, wanted = 0, rows = 0 } = counts ?? {};
  return (
    <div role="status" id="failed-work">
      <Message
        tone="bad"
        title={error?.message ?? jobKindText(kind, lang)}
        action={
          <>
            {children}
            <LinkButton isSmall href={`/jobs/${id}`}>{t("work.show-log")}</LinkButton>
          </>
        }
      >
        <p>{error?.hint}</p>
        {rows > 0 && <p>{t("work.failed", { asked, wanted, count: rows })}</p>}
        {error && <ErrorDetails error={error} lang={lang} />}
      </Message>
    </div>
  );
}
