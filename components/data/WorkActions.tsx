import type { TargetedEvent } from "preact";
import { Button } from "@/components/kit/Button.tsx";
import type { IconName } from "@/components/kit/icons.ts";
import type { JobState } from "@/core/contract/job_states.ts";
import { isWorthRetrying } from "@/core/contract/final_errors.ts";
import type { JobAction } from "@/core/contract/jobs.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { trialTexts } from "@/core/contract/text/dataset_trial.ts";
import { translator } from "@/core/contract/text.ts";

interface Way {
  action: JobAction;
  icon: IconName;
  text: string;
}

/** What can be done with work on the data; a plain form until the page is alive. */
export default function WorkActions({ id, state, error, wanted, act, lang }: {
  id: string;
  state: JobState;
  error: { code: string } | null;
  /** How many samples were wanted, where the work goes on to that. */
  wanted: number | null;
  /** Null until the page is alive. */
  act: ((action: JobAction) => void) | null;
  lang: Lang;
}) {
  const t = translator(trialTexts, lang);
  const goOn = wanted === null ? t("work.go-on") : t("work.continue", { wanted });
  const way = wayFrom(state, { goOn, stop: t("work.stop") });
  if (!way || state === "failed" && !isWorthRetrying(error)) return null;
  const onSubmit = (event: TargetedEvent<HTMLElement>) => {
    if (!act) return;
    event.preventDefault();
    act(way.action);
  };
  return (
    <form method="post" onSubmit={onSubmit}>
      <input type="hidden" name="jobId" value={id} />
      <input type="hidden" name="action" value={way.action} />
      <Button type="submit" name="do" value="work" icon={way.icon}>{way.text}</Button>
    </form>
  );
}

function wayFrom(state: JobState, { goOn, stop }: { goOn: string; stop: string }): Way | null {
  switch (state) {
    case "queued":
    case "running":
    case "pausing":
      return { action: "cancel", icon: "stop", text: stop };
    case "paused":
    case "interrupted":
    case "failed":
    case "cancelled":
      return { action: "resume", icon: "play", text: goOn };
    case "done":
    case "stopping":
      return null;
  }
}
