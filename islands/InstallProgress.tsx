import JobPanel, { type ShownJob } from "@/components/JobPanel.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import { systemTexts } from "@/core/contract/text/system.ts";
import { translator } from "@/core/contract/text.ts";
import { useLiveJob } from "./_live_job.ts";

/** An installation, live; when it is done, the way to the page with the new state. */
export default function InstallProgress({ id, first, cursor, isPausable, lang }: {
  id: string;
  first: ShownJob;
  cursor: number;
  isPausable: boolean;
  lang: Lang;
}) {
  const job = useLiveJob(id, first, cursor);
  return (
    <div class="stack">
      <JobPanel id={id} job={job} isPausable={isPausable} lang={lang} />
      {job.state === "done" && (
        <p>
          <a class="button primary" href="/settings">
            {translator(systemTexts, lang)("pack.done")}
          </a>
        </p>
      )}
    </div>
  );
}
