import type { JobState } from "@/core/contract/job_states.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { runsTexts } from "@/core/contract/text/runs.ts";
import { translator } from "@/core/contract/text.ts";
import { Button, LinkButton } from "../kit/Button.tsx";
import { Row } from "../kit/Layout.tsx";
import { Hint } from "../kit/Text.tsx";

const running: readonly JobState[] = ["queued", "running"];
const resumable: readonly JobState[] = ["paused", "interrupted", "failed", "cancelled"];

/** In these a run holds its place until somebody decides. */
const waiting: readonly JobState[] = ["paused", "interrupted"];

/** What a person may ask of a run. */
export type RunAction = "pause" | "abort" | "resume" | "resume-best";

/** Pause, resume and end, as they are possible now, with what each keeps; they work without scripts. */
export default function RunActions({ runId, projectId, state, hasBest, asked, onAct, lang }: {
  runId: string;
  projectId: string;
  state: JobState;
  /** Whether one of the saved states is known to be the best. */
  hasBest: boolean;
  /** What is being asked for right now. */
  asked: RunAction | null;
  onAct(action: RunAction): void;
  lang: Lang;
}) {
  const t = translator(runsTexts, lang);
  const act = (action: RunAction) => ({
    type: "submit" as const,
    isBusy: asked === action,
    "aria-disabled": asked !== null,
    onClick: (event: Event) => {
      event.preventDefault();
      if (asked === null) onAct(action);
    },
  });
  return (
    <form method="post" action={`/runs/${runId}`}>
      <Row>
        {running.includes(state) && (
          <>
            <Button
              {...act("pause")}
              name="action"
              value="pause"
              look="primary"
              icon="pause"
              aria-describedby="run-kept"
            >
              {t("action.pause")}
            </Button>
            <Button
              {...act("abort")}
              name="action"
              value="abort"
              icon="stop"
              aria-describedby="run-kept"
            >
              {t("action.abort")}
            </Button>
          </>
        )}
        {resumable.includes(state) && (
          <Button {...act("resume")} name="action" value="resume" look="primary" icon="play">
            {t("action.resume")}
          </Button>
        )}
        {waiting.includes(state) && (
          <Button {...act("abort")} name="action" value="abort" icon="stop">
            {t("action.abort")}
          </Button>
        )}
        {hasBest && resumable.includes(state) && (
          <Button {...act("resume-best")} name="action" value="resume-best" icon="flag">
            {t("action.resume.best")}
          </Button>
        )}
        {state === "done" && (
          <LinkButton look="primary" icon="next" href={`/projects/${projectId}/use`}>
            {t("action.use")}
          </LinkButton>
        )}
      </Row>
    </form>
  );
}

/** What pausing and ending keep; null where neither is possible. */
export function KeptHint({ state, lang }: { state: JobState; lang: Lang }) {
  if (!running.includes(state)) return null;
  const t = translator(runsTexts, lang);
  return (
    <Hint id="run-kept">
      {`${t("action.pause")}: ${t("action.pause.what")} `}
      {`${t("action.abort")}: ${t("action.abort.what")}`}
    </Hint>
  );
}
