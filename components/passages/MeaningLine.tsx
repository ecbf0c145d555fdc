import type { JobState } from "@/core/contract/job_states.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { durationRangeText } from "@/core/contract/text/duration.ts";
import { paceOf } from "@/core/contract/text/pace.ts";
import { type PassageText, passageTexts } from "@/core/contract/text/passages.ts";
import { translator } from "@/core/contract/text.ts";
import type { ShownJob } from "../jobs/shown_job.ts";
import Icon from "../kit/Icon.tsx";
import Message from "../kit/Message.tsx";
import Progress from "../kit/Progress.tsx";
import type { Meaning } from "./meaning.ts";

/** Whether passages can be found by their meaning already, and how far that is. */
export default function MeaningLine({ job, embedder, answering, isFailing, lang }:
  & Pick<Meaning, "embedder" | "answering">
  & {
    job: { id: string; now: ShownJob } | null;
    /** The last question could not be compared by meaning. */
    isFailing: boolean;
    lang: Lang;
  }) {
  const t = translator(passageTexts, lang);
  const isOver = job === null || job.now.state === "failed" || job.now.state === "cancelled";
  if (embedder === "missing" && isOver) {
    const install = <a class="link" href="/settings#packs">{t("meaning.install")}</a>;
    return <Message action={install}>{t("meaning.missing")}</Message>;
  }
  if (job?.now.state === "failed") {
    const { error } = job.now;
    return (
      <Message
        tone="warning"
        title={t(isFailing ? "meaning.failed" : failures[answering])}
        action={<JobLink job={job} lang={lang} />}
      >
        {error && `${error.message} ${error.hint}`}
      </Message>
    );
  }
  return <Now job={job} {...{ answering, isFailing, lang }} />;
}

/** What can still be searched when working out the meaning failed. */
const failures: Record<Meaning["answering"], PassageText> = {
  none: "meaning.failed",
  chosen: "meaning.failed.partly",
  former: "meaning.failed.former",
};

function Now({ job, answering, isFailing, lang }: Pick<Meaning, "answering"> & {
  job: { id: string; now: ShownJob } | null;
  isFailing: boolean;
  lang: Lang;
}) {
  const t = translator(passageTexts, lang);
  const isAtWork = job?.now.state === "running" || job?.now.state === "pausing";
  const { share, text } = howFar(job?.now ?? null, lang);
  const isOver = job === null || job.now.state === "done";
  const remark = isFailing
    ? t("meaning.gone")
    : answering === "former" && !isOver
    ? t("meaning.former")
    : null;
  return (
    <div class="stacked-small">
      <p class="fine flex flex-wrap items-center gap-x-2 gap-y-1">
        <span class="flex items-start gap-2">
          <Icon name={isAtWork ? "loading" : "search"} size="small" isSpinning={isAtWork} />
          <span>{isFailing && isOver ? remark : [text, remark].filter(Boolean).join(" ")}</span>
        </span>
        {job && job.now.state !== "done" && <JobLink job={job} lang={lang} />}
      </p>
      {isAtWork && share !== null && <Progress label={t("meaning.progress")} share={share} />}
    </div>
  );
}

function JobLink({ job: { id }, lang }: { job: { id: string }; lang: Lang }) {
  return <a class="link" href={`/jobs/${id}`}>{translator(passageTexts, lang)("meaning.job")}</a>;
}

const sayings: Partial<Record<JobState, PassageText>> = {
  queued: "meaning.waiting",
  running: "meaning.begun",
  pausing: "meaning.paused",
  paused: "meaning.paused",
  interrupted: "meaning.paused",
  done: "meaning.ready",
};

/** "312 of 1,900 passages by meaning, about 2 min left". */
function howFar(job: ShownJob | null, lang: Lang): { share: number | null; text: string } {
  const t = translator(passageTexts, lang);
  const { state, progress, points } = job ?? { state: null, progress: null, points: [] };
  if (state !== "running" || !progress?.total) {
    return { share: null, text: t(state && sayings[state] || "meaning.none") };
  }
  const { done, total } = progress;
  const remaining = paceOf(points ?? [])?.remaining;
  const left = remaining && t("meaning.left", { time: durationRangeText(remaining, lang) });
  return {
    share: done / total,
    text: [t("meaning.making", { done, total }), left].filter(Boolean).join(" · "),
  };
}
