import Icon from "@/components/kit/Icon.tsx";
import { Spoken } from "@/components/kit/Layout.tsx";
import type { Tray, TrayJob } from "@/components/shell/tray_jobs.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { jobsTexts, jobTitle } from "@/core/contract/text/jobs.ts";
import { translator } from "@/core/contract/text.ts";
import { useLiveTray } from "./_live_tray.ts";
import TrayLine, { TrayGlance } from "./_TrayLine.tsx";

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
  const [oldest] = tray.jobs;
  const title = count === 0 ? t("tray.idle") : t("tray.title", { count });
  return (
    <section class={count === 0 ? "tray tray-idle" : "tray"} aria-label={t("title")}>
      {oldest && <TrayGlance job={oldest} more={count - 1} lang={lang} />}
      <a class="tray-title" href="/jobs" title={title}>
        <Icon name={count === 0 ? "jobs" : "loading"} size="small" isSpinning={count > 0} />
        <span>{title}</span>
      </a>
      <ul>
        {tray.jobs.slice(0, shownAtMost).map((job) => (
          <li key={job.id}>
            <TrayLine job={job} lang={lang} />
          </li>
        ))}
      </ul>
      {hidden > 0 && <a class="tray-more" href="/jobs">{t("tray.more", { count: hidden })}</a>}
      <p role="status">
        <Spoken>{newsText(tray, lang)}</Spoken>
      </p>
    </section>
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
