import Disclosure from "@/components/kit/Disclosure.tsx";
import { Stack } from "@/components/kit/Layout.tsx";
import LogView from "@/components/kit/LogView.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import { jobsTexts } from "@/core/contract/text/jobs.ts";
import { translator } from "@/core/contract/text.ts";
import JobNow from "./JobNow.tsx";
import type { ShownJob } from "./shown_job.ts";

export type { ShownJob };

/** A job's state, what can be done with it, how far it is, and its log. */
export default function JobPanel({ id, job, isPausable, ending, lang }: {
  id: string;
  job: ShownJob;
  isPausable: boolean;
  /** How it ended, where there is more to say than that it is done. */
  ending?: string;
  lang: Lang;
}) {
  const t = translator(jobsTexts, lang);
  return (
    <Stack>
      <JobNow {...{ id, job, isPausable, lang }} {...ending ? { ending } : {}} />
      {job.log.length > 0 && (
        <Disclosure summary={t("log")} isOpen={job.state !== "done"}>
          <LogView lines={job.log} empty={t("log.empty")} label={t("log")} />
        </Disclosure>
      )}
    </Stack>
  );
}
