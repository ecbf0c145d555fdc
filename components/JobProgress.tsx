import type { JobState, Progress } from "@/core/contract/jobs.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { jobsTexts, jobUnitText } from "@/core/contract/text/jobs.ts";
import { phaseText } from "@/core/contract/text/phases.ts";
import { translator } from "@/core/contract/text.ts";
import { bytesText } from "./bytes_text.ts";

/** How far a job is: a bar with its numbers; a moving bar while nobody knows the total. */
export default function JobProgress({ progress, state, lang }: {
  progress: Progress | null;
  state: JobState;
  lang: Lang;
}) {
  const name = translator(jobsTexts, lang)("progress");
  if (!progress) return state === "running" ? <progress aria-label={name} /> : null;
  const { done, total, phase } = progress;
  const words = [phase && phaseText(phase, lang), amount(progress, lang)];
  return (
    <div>
      {total === null
        ? <progress aria-label={name} />
        : <progress aria-label={name} value={Math.min(done, total)} max={Math.max(total, 1)} />}
      <div class="quiet small">{words.filter(Boolean).join(" · ")}</div>
    </div>
  );
}

function amount({ done, total, unit }: Progress, lang: Lang): string {
  const t = translator(jobsTexts, lang);
  if (unit === "bytes") {
    const size = (bytes: number) => bytesText(bytes, lang);
    return total === null
      ? size(done)
      : t("amount.bytes", { done: size(done), total: size(total) });
  }
  const params = { done, unit: jobUnitText(unit, lang) };
  return total === null ? t("amount", params) : t("amount.of", { ...params, total });
}
