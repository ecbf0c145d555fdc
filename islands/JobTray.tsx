import type { Tray, TrayJob } from "@/components/tray_jobs.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { jobsTexts, jobTitle } from "@/core/contract/text/jobs.ts";
import { translator } from "@/core/contract/text.ts";
import { useLiveTray } from "./_live_tray.ts";

const shownAtMost = 3;

/** The jobs under way, live, on every page. Their bars are silent; that one begins or ends is said. */
export default function JobTray({ first, cursor, lang }: {
  first: readonly TrayJob[];
  cursor: number;
  lang: Lang;
}) {
  const tray = useLiveTray(first, cursor);
  const t = translator(jobsTexts, lang);
  const count = tray.jobs.length;
  const hidden = count - shownAtMost;
  return (
    <section class={count === 0 ? "tray idle" : "tray"} aria-label={t("title")}>
      <a class="tray-title" href="/jobs">
        {count === 0 ? t("tray.idle") : t("tray.title", { count })}
      </a>
      <ul class="plain-list">
        {tray.jobs.slice(0, shownAtMost).map((job) => (
          <li key={job.id}>
            <TrayLine job={job} lang={lang} />
          </li>
        ))}
      </ul>
      {hidden > 0 && <a class="small" href="/jobs">{t("tray.more", { count: hidden })}</a>}
      {tray.isLost && <p class="notice small">{t("tray.lost")}</p>}
      <p class="visually-hidden" role="status">{newsText(tray, lang)}</p>
    </section>
  );
}

function TrayLine({ job, lang }: { job: TrayJob; lang: Lang }) {
  const t = translator(jobsTexts, lang);
  const { id, state, progress } = job;
  const name = jobTitle(job, lang);
  const total = progress?.total ?? null;
  const share = progress && total ? Math.min(progress.done / total, 1) : null;
  return (
    <>
      <span class="tray-line">
        <a href={`/jobs/${id}`}>{name}</a>
        <span class="quiet">
          {share !== null && state === "running"
            ? t("percent", { percent: Math.floor(100 * share) })
            : t(`state.${state}`)}
        </span>
      </span>
      {state === "running" &&
        (share === null
          ? <progress aria-label={name} />
          : <progress aria-label={name} value={share} max={1} />)}
    </>
  );
}

function newsText({ news }: Tray, lang: Lang): string {
  if (!news) return "";
  const t = translator(jobsTexts, lang);
  const job = jobTitle(news, lang);
  return news.state === "queued" || news.state === "running"
    ? t("tray.began", { job })
    : t("tray.ended", { job, state: t(`state.${news.state}`) });
}
