import ErrorDetails from "@/components/kit/ErrorDetails.tsx";
import { Row } from "@/components/kit/Layout.tsx";
import Message from "@/components/kit/Message.tsx";
import { Quiet } from "@/components/kit/Text.tsx";
import type { JobState } from "@/core/contract/job_states.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { jobsTexts } from "@/core/contract/text/jobs.ts";
import { paceOf } from "@/core/contract/text/pace.ts";
import { translator } from "@/core/contract/text.ts";
import JobActions from "./JobActions.tsx";
import JobProgress from "./JobProgress.tsx";
import type { ShownJob } from "./shown_job.ts";
import StateBadge from "./StateBadge.tsx";

/** A job's state, what can be done with it, how far it is, and what went wrong. */
export default function JobNow({ id, job, isPausable, ending, lang }: {
  id: string;
  job: Pick<ShownJob, "state" | "progress" | "attempt" | "error" | "points">;
  isPausable: boolean;
  /** How it ended, where there is more to say than that it is done. */
  ending?: string;
  lang: Lang;
}) {
  const t = translator(jobsTexts, lang);
  const { state, attempt, error, progress, points = [] } = job;
  return (
    <>
      <Row isSpread>
        <p role="status">
          <StateBadge
            state={state}
            {...state === "done" && ending ? { text: ending } : {}}
            lang={lang}
          />{" "}
          {attempt > 1 && <Quiet>{t("attempt", { attempt })}</Quiet>}
        </p>
        <JobActions id={id} job={job} isPausable={isPausable} lang={lang} />
      </Row>
      {!ended.includes(state) && (
        <JobProgress
          progress={progress}
          state={state}
          pace={state === "running" ? paceOf(points) : null}
          lang={lang}
        />
      )}
      {error && (
        <Message tone="bad" title={error.message} isUrgent>
          <p>{error.hint}</p>
          <ErrorDetails error={error} lang={lang} />
        </Message>
      )}
    </>
  );
}

/** Of these, how far they came says nothing any more. */
const ended: readonly JobState[] = ["done", "failed", "cancelled"];
