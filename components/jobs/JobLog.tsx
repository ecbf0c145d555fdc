import LogView from "@/components/kit/LogView.tsx";
import { activeStates, type JobState } from "@/core/contract/job_states.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { jobsTexts } from "@/core/contract/text/jobs.ts";
import { translator } from "@/core/contract/text.ts";

/** The lines of a job's log, oldest first, or that there are none. */
export default function JobLog({ lines, state, lang }: {
  lines: readonly string[];
  state: JobState;
  lang: Lang;
}) {
  const t = translator(jobsTexts, lang);
  const empty = t(activeStates.includes(state) ? "log.empty" : "log.empty.ended");
  return <LogView lines={lines} empty={empty} label={t("log")} />;
}
