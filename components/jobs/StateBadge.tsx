import Badge from "@/components/kit/Badge.tsx";
import type { IconName } from "@/components/kit/icons.ts";
import type { JobState } from "@/core/contract/job_states.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { jobsTexts } from "@/core/contract/text/jobs.ts";
import { translator } from "@/core/contract/text.ts";

const looks: Readonly<
  Record<JobState, { tone: "plain" | "good" | "warning" | "bad" | "accent"; icon: IconName }>
> = {
  queued: { tone: "plain", icon: "more" },
  running: { tone: "accent", icon: "play" },
  pausing: { tone: "accent", icon: "pause" },
  paused: { tone: "warning", icon: "pause" },
  stopping: { tone: "accent", icon: "stop" },
  done: { tone: "good", icon: "done" },
  failed: { tone: "bad", icon: "alert" },
  cancelled: { tone: "plain", icon: "ban" },
  interrupted: { tone: "warning", icon: "warning" },
};

/** A job's state in a word, or how it ended where there is more to say. */
export default function StateBadge({ state, text, lang }: {
  state: JobState;
  text?: string;
  lang: Lang;
}) {
  const { tone, icon } = looks[state];
  return (
    <Badge tone={tone} icon={icon}>
      {text ?? translator(jobsTexts, lang)(`state.${state}`)}
    </Badge>
  );
}
