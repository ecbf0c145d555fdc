import type { JobState } from "@/core/contract/jobs.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { jobsTexts } from "@/core/contract/text/jobs.ts";
import { projectPageTexts } from "@/core/contract/text/project_pages.ts";
import { translator } from "@/core/contract/text.ts";

const running: readonly JobState[] = ["queued", "running"];
const resumable: readonly JobState[] = ["paused", "interrupted", "failed", "cancelled"];

/** Pause, resume and abort, as they are possible now; they work without JavaScript. */
export default function RunActions({ runId, state, hasBest, lang }: {
  runId: string;
  state: JobState;
  /** Whether one of the saved states is known to be the best. */
  hasBest: boolean;
  lang: Lang;
}) {
  const t = translator(jobsTexts, lang);
  return (
    <div class="row">
      <form method="post" action={`/runs/${runId}`} class="row">
        {running.includes(state) && (
          <>
            <button type="submit" name="action" value="pause" class="primary">
              {t("action.pause")}
            </button>
            <button type="submit" name="action" value="abort">{t("action.cancel")}</button>
          </>
        )}
        {resumable.includes(state) && (
          <button type="submit" name="action" value="resume" class="primary">
            {t("action.resume")}
          </button>
        )}
      </form>
      {hasBest && resumable.includes(state) && (
        <form method="post" action={`/runs/${runId}`}>
          <input type="hidden" name="from" value="best" />
          <button type="submit" name="action" value="resume">
            {translator(projectPageTexts, lang)("run.resume.best")}
          </button>
        </form>
      )}
    </div>
  );
}
