import { IconButton } from "@/components/kit/Button.tsx";
import Icon from "@/components/kit/Icon.tsx";
import Progress from "@/components/kit/Progress.tsx";
import { Hint } from "@/components/kit/Text.tsx";
import { trayFigures, type TrayJob } from "@/components/shell/tray_jobs.ts";
import type { JobAction } from "@/core/contract/jobs.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { durationRangeText } from "@/core/contract/text/duration.ts";
import { jobsTexts, jobTitle } from "@/core/contract/text/jobs.ts";
import { translator } from "@/core/contract/text.ts";
import { fetchJson, RequestError } from "@/web/client/mod.ts";
import { say } from "../_toasts.ts";

/** One job under way: how far it is, and how to pause or cancel it from here. */
export default function TrayLine({ job, lang }: { job: TrayJob; lang: Lang }) {
  const t = translator(jobsTexts, lang);
  const { id, state, isPausable } = job;
  const name = jobTitle(job, lang);
  const { share, remaining } = trayFigures(job);
  const isRunning = state === "running";
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
          {howFar(job, lang)}
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

/** For a phone: the first of the jobs in one line, which leads to where they are dealt with. */
export function TrayGlance({ job, more, lang }: {
  job: TrayJob;
  /** How many others are under way. */
  more: number;
  lang: Lang;
}) {
  const t = translator(jobsTexts, lang);
  const { remaining } = trayFigures(job);
  return (
    <a class="tray-glance" href="/jobs">
      <Icon name="loading" size="small" isSpinning />
      <span class="grow truncate">
        {jobTitle(job, lang)}
        {more > 0 && ` ${t("tray.more", { count: more })}`}
      </span>
      <span class="quiet shrink-0">
        {howFar(job, lang)}
        {remaining && ` · ${t("pace.left", { time: durationRangeText(remaining, lang) })}`}
      </span>
    </a>
  );
}

function howFar(job: TrayJob, lang: Lang): string {
  const t = translator(jobsTexts, lang);
  const { share } = trayFigures(job);
  return share === null
    ? t(`state.${job.state}`)
    : t("percent", { percent: Math.floor(100 * share) });
}
