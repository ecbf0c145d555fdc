import { useEffect } from "preact/hooks";
import JobOutcome from "@/components/JobOutcome.tsx";
import JobPanel, { type ShownJob } from "@/components/JobPanel.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import { datasetTexts } from "@/core/contract/text/datasets.ts";
import { jobKindText } from "@/core/contract/text/jobs.ts";
import { translator } from "@/core/contract/text.ts";
import { useLiveJob } from "./_live_job.ts";
import { tellProjectChange } from "./_project_change.ts";

/** Work on the training data, live; when it ends, what came out and the way to the new rows. */
export default function DataWork({ id, kind, first, cursor, isPausable, rowsHref, lang }: {
  id: string;
  kind: string;
  first: ShownJob;
  cursor: number;
  isPausable: boolean;
  /** Where the rows are shown. */
  rowsHref: string;
  lang: Lang;
}) {
  const job = useLiveJob(id, first, cursor);
  const t = translator(datasetTexts, lang);
  useEffect(() => {
    if (job.state !== first.state) tellProjectChange();
  }, [job.state]);
  return (
    <section class="card stack">
      <h2>{jobKindText(kind, lang)}</h2>
      <JobPanel id={id} job={job} isPausable={isPausable} lang={lang} />
      <JobOutcome kind={kind} result={job.result} lang={lang} />
      {job.state === "done" && (
        <p>
          <a class="button primary" href={rowsHref}>{t("datasets.show")}</a>
        </p>
      )}
    </section>
  );
}
