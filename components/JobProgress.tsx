import type { JobState, Progress } from "@/core/contract/jobs.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { jobsTexts } from "@/core/contract/text/jobs.ts";
import { progressText } from "@/core/contract/text/progress.ts";
import { translator } from "@/core/contract/text.ts";

/** How far a job is: a bar with its numbers; a moving bar while nobody knows the total. */
export default function JobProgress({ progress, state, lang }: {
  progress: Progress | null;
  state: JobState;
  lang: Lang;
}) {
  const name = translator(jobsTexts, lang)("progress");
  if (!progress) return state === "running" ? <progress aria-label={name} /> : null;
  const { done, total } = progress;
  return (
    <div>
      {total === null
        ? <progress aria-label={name} />
        : <progress aria-label={name} value={Math.min(done, total)} max={Math.max(total, 1)} />}
      <div class="quiet small">{progressText(progress, lang)}</div>
    </div>
  );
}
