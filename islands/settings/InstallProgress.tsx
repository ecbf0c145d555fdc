import JobPanel, { type ShownJob } from "@/components/jobs/JobPanel.tsx";
import { LinkButton } from "@/components/kit/Button.tsx";
import { Stack } from "@/components/kit/Layout.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import { systemTexts } from "@/core/contract/text/system.ts";
import { translator } from "@/core/contract/text.ts";
import { useLiveJob } from "../_live_job.ts";

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
    <Stack>
      <JobPanel id={id} job={job} isPausable={isPausable} lang={lang} />
      {job.state === "done" && (
        <div>
          <LinkButton look="primary" href="/settings#packs">
            {translator(systemTexts, lang)("pack.done")}
          </LinkButton>
        </div>
      )}
    </Stack>
  );
}
