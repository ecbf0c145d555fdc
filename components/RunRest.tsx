import type { JobState } from "@/core/contract/jobs.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { projectPageTexts } from "@/core/contract/text/project_pages.ts";
import { translator } from "@/core/contract/text.ts";

/** What pausing or cancelling did, and from where the run can go on; nothing in other states. */
export default function RunRest({ state, savedStep, lang }: {
  state: JobState;
  /** The step of the newest saved state; null while there is none. */
  savedStep: number | null;
  lang: Lang;
}) {
  if (state !== "paused" && state !== "cancelled") return null;
  const t = translator(projectPageTexts, lang);
  return (
    <p class="message">
      {savedStep === null ? t(`run.${state}.none`) : t(`run.${state}`, { step: savedStep })}
    </p>
  );
}
