import { IconButton } from "@/components/kit/Button.tsx";
import Progress from "@/components/kit/Progress.tsx";
import { Hint } from "@/components/kit/Text.tsx";
import type { TrayJob } from "@/components/shell/tray_jobs.ts";
import type { JobAction } from "@/core/contract/jobs.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { durationRangeText } from "@/core/contract/text/duration.ts";
import { jobsTexts, jobTitle } from "@/core/contract/text/jobs.ts";
import { paceOf } from "@/core/contract/text/pace.ts";
import { translator } from "@/core/contract/text.ts";
import { fetchJson, RequestError } from "@/web/client/mod.ts";
import { say } from "../_toasts.ts";

/** One job under way: how far it is, and how to pause or cancel it from here. */
export default function TrayLine({ job, lang }: { job: TrayJob; lang: Lang }) {
  const t = translator(jobsTexts, lang);
  const { id, state, progress, points, isPausable } = job;
  const name = jobTitle(job, lang);
  const share = progress?.total ? progress.done / progress.total : null;
  const isRunning = state === "running";
  const remaining = isRunning ? paceOf(points)?.remaining : null;
  function ask(action: JobAction): void {
    fetchJson(`/api/v1/jobs/${id}`, { method: "POST", body: { action } }).catch((error) => {
      if (error instanceof RequestError) say({ text: error.message, tone: "bad" });
    });
  }
  return (
    <>
      <div class="tray-line">
        <a href={`/jobs/${id}`}>{name}</a>
        <span class="quiet">
          {isRunning && share !== null
            ? t("percent", { percent: Math.floor(100 * share) })
            : t(`state.${state}`)}
        </span>
        {(isRunning || state === "queued") && (
          <span class="tray-actions">
            {isPausable && (
              <IconButton
                icon="pause"
                label={t("tray.pause", { job: name })}
                onClick={() => ask("pause")}
              />
            )}
            <IconButton
              icon="close"
              label={t("tray.cancel", { job: name })}
              onClick={() => ask("cancel")}
            />
          </span>
        )}
      </div>
      {isRunning && <Progress label={name} share={share} />}
      {remaining && <Hint>{t("pace.left", { time: durationRangeText(remaining, lang) })}</Hint>}
    </>
  );
}
