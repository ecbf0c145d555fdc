import type { JobState } from "@/core/contract/job_states.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { runsTexts } from "@/core/contract/text/runs.ts";
import { translator } from "@/core/contract/text.ts";

/** What pausing or ending did, and from where the run can go on; null in other states. */
export function restText(state: JobState, savedStep: number | null, lang: Lang): string | null {
  if (state !== "paused" && state !== "cancelled") return null;
  const t = translator(runsTexts, lang);
  return savedStep === null ? t(`rest.${state}.none`) : t(`rest.${state}`, { step: savedStep });
}
