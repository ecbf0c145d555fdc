import { Facts } from "@/components/kit/Table.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import { durationText } from "@/core/contract/text/duration.ts";
import { jobsTexts } from "@/core/contract/text/jobs.ts";
import { translator } from "@/core/contract/text.ts";
import type { ShownJob } from "./shown_job.ts";

/** When a job began and ended, and how long it took. */
export default function JobTimes({ job, lang }: {
  job: Pick<ShownJob, "startedAt" | "finishedAt">;
  lang: Lang;
}) {
  const { startedAt, finishedAt } = job;
  if (!startedAt) return null;
  const t = translator(jobsTexts, lang);
  const times = new Intl.DateTimeFormat(lang, { dateStyle: "medium", timeStyle: "medium" });
  const seconds = finishedAt ? (Date.parse(finishedAt) - Date.parse(startedAt)) / 1000 : null;
  return (
    <Facts
      facts={[
        [t("started"), times.format(new Date(startedAt))],
        ...finishedAt && seconds !== null
          ? [
            [t("ended"), times.format(new Date(finishedAt))] as const,
            [t("duration"), durationText(seconds, lang)] as const,
          ]
          : [],
      ]}
    />
  );
}
