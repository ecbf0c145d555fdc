import { Button } from "@/components/kit/Button.tsx";
import type { IconName } from "@/components/kit/icons.ts";
import type { JobState } from "@/core/contract/job_states.ts";
import { isWorthRetrying } from "@/core/contract/final_errors.ts";
import type { JobAction } from "@/core/contract/jobs.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { jobsTexts } from "@/core/contract/text/jobs.ts";
import { translator } from "@/core/contract/text.ts";
import type { ShownJob } from "./shown_job.ts";

const icons: Readonly<Record<JobAction, IconName>> = {
  pause: "pause",
  resume: "play",
  cancel: "close",
};

/** The buttons for what can be done with a job now; they work without JavaScript. */
export default function JobActions({ id, job: { state, error }, isPausable, isSmall, back, lang }: {
  id: string;
  job: Pick<ShownJob, "state" | "error">;
  isPausable: boolean;
  isSmall?: boolean;
  /** Whether to come back to the list of jobs instead of the job's page. */
  back?: "list";
  lang: Lang;
}) {
  const t = translator(jobsTexts, lang);
  const isOver = state === "failed" || state === "cancelled";
  const actions = possibleActions(state, isPausable);
  if (state === "failed" && !isWorthRetrying(error) || actions.length === 0) return null;
  return (
    <form method="post" action={`/jobs/${id}`} class="in-row">
      {back && <input type="hidden" name="back" value={back} />}
      {actions.map((action) => (
        <Button
          key={action}
          type="submit"
          name="action"
          value={action}
          icon={icons[action]}
          isSmall={isSmall}
        >
          {t(action === "resume" && isOver ? "action.again" : `action.${action}`)}
        </Button>
      ))}
    </form>
  );
}

function possibleActions(state: JobState, isPausable: boolean): JobAction[] {
  switch (state) {
    case "queued":
    case "running":
      return isPausable ? ["pause", "cancel"] : ["cancel"];
    case "pausing":
      return ["cancel"];
    case "paused":
    case "interrupted":
      return ["resume", "cancel"];
    case "failed":
    case "cancelled":
      return ["resume"];
    case "done":
    case "stopping":
      return [];
  }
}
