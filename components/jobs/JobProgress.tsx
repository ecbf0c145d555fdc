import Progress from "@/components/kit/Progress.tsx";
import { Hint } from "@/components/kit/Text.tsx";
import type { JobState } from "@/core/contract/job_states.ts";
import type { Progress as HowFar } from "@/core/contract/jobs.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { jobsTexts } from "@/core/contract/text/jobs.ts";
import type { Pace } from "@/core/contract/text/pace.ts";
import { paceText, progressText } from "@/core/contract/text/progress.ts";
import { translator } from "@/core/contract/text.ts";

/** How far a job is: a bar with its numbers; a moving bar while nobody knows the total. */
export default function JobProgress({ progress, state, pace = null, lang }: {
  progress: HowFar | null;
  state: JobState;
  /** How fast it is, where enough is known. */
  pace?: Pace | null;
  lang: Lang;
}) {
  const name = translator(jobsTexts, lang)("progress");
  if (!progress) return state === "running" ? <Progress label={name} share={null} /> : null;
  const { done, total } = progress;
  return (
    <div>
      <Progress label={name} share={total === null ? null : done / Math.max(total, 1)} />
      <Hint>
        {[progressText(progress, lang), pace && paceText(pace, lang)].filter(Boolean).join(" · ")}
      </Hint>
    </div>
  );
}
