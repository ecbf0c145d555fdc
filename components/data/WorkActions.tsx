import type { TargetedEvent } from "preact";
import { Button } from "@/components/kit/Button.tsx";
import type { IconName } from "@/components/kit/icons.ts";
import type { GenerationCounts } from "@/core/contract/datasets.ts";
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
export default function WorkActions({ id, state, error, counts, act, lang }: {
  id: string;
  state: JobState;
  error: { code: string } | null;
  /** How many samples were asked for and wanted, where the work goes on to that. */
  counts: Pick<GenerationCounts, "asked" | "wanted"> | null;
  /** Null until the page is alive. */
  act: ((action: JobAction) => void) | null;
  lang: Lang;
}) {
  const t = translator(trialTexts, lang);
  const goOn = counts === null ? t("work.go-on") : t("work.continue", { wanted: counts.wanted });
  const way = wayFrom(state, { goOn, stop: t("work.stop") });
  if (!way || way.action === "resume" && !isLeft({ state, error, counts })) return null;
  const onSubmit = (event: TargetedEvent<HTMLElement>) => {
    if (!act) return;
    event.preventDefault();
    act(way.action);
  };
  return (
    <form method="post" onSubmit={onSubmit}>
      <input type="hidden" name="jobId" value={id} />
      <input type="hidden" name="action" value={way.action} />
      <Button type="submit" name="do" value="work" icon={way.icon} isSmall={state === "failed"}>
        {way.text}
      </Button>
    </form>
  );
}

/** Whether there is anything left for the work to do. */
function isLeft({ state, error, counts }: {
  state: JobState;
  error: { code: string } | null;
  counts: Pick<GenerationCounts, "asked" | "wanted"> | null;
}): boolean {
  if (state === "failed" && !isWorthRetrying(error)) return false;
  return counts === null || counts.asked < counts.wanted;
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
