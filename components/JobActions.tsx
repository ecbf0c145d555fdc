import { isWorthRetrying } from "@/core/contract/final_errors.ts";
import type { JobAction, JobState } from "@/core/contract/jobs.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { jobsTexts } from "@/core/contract/text/jobs.ts";
import { translator } from "@/core/contract/text.ts";
import type { ShownJob } from "./shown_job.ts";

/** The buttons for what can be done with a job now; they work without JavaScript. */
export default function JobActions({ id, job: { state, error }, isPausable, lang }: {
  id: string;
  job: Pick<ShownJob, "state" | "error">;
  isPausable: boolean;
  lang: Lang;
}) {
  const t = translator(jobsTexts, lang);
  const isOver = state === "failed" || state === "cancelled";
  if (state === "failed" && !isWorthRetrying(error)) return null;
  return (
    <form method="post" action={`/jobs/${id}`} class="row">
      {possibleActions(state, isPausable).map((action) => (
        <button key={action} type="submit" name="action" value={action}>
          {t(action === "resume" && isOver ? "action.again" : `action.${action}`)}
        </button>
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
