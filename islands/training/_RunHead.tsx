import { clock } from "@/components/jobs/clock.ts";
import Badge from "@/components/kit/Badge.tsx";
import { Row } from "@/components/kit/Layout.tsx";
import { Quiet } from "@/components/kit/Text.tsx";
import RunActions, { type RunAction } from "@/components/training/RunActions.tsx";
import { stateTone } from "@/components/training/state_tone.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { jobsTexts } from "@/core/contract/text/jobs.ts";
import { runsTexts } from "@/core/contract/text/runs.ts";
import { trainingTexts } from "@/core/contract/text/training.ts";
import { translator } from "@/core/contract/text.ts";
import type { LiveRun } from "./_live_run.ts";

/** How it stands with a run in one line, and what can be asked of it. */
export default function RunHead({ run, live, asked, onAct, lang }: {
  run: { id: string; projectId: string };
  live: LiveRun;
  asked: RunAction | null;
  onAct(action: RunAction): void;
  lang: Lang;
}) {
  const { metrics, checkpoints } = live;
  const { state } = metrics;
  return (
    <Row isSpread>
      <Row>
        <span role="status">
          <Badge tone={stateTone(state)}>{translator(jobsTexts, lang)(`state.${state}`)}</Badge>
          {" "}
          {busyText(metrics, lang)}
        </span>
        {state === "running" && <Quiet>{progressText(metrics, lang)}</Quiet>}
      </Row>
      <RunActions
        runId={run.id}
        projectId={run.projectId}
        state={state}
        hasBest={checkpoints.some(({ isBest }) => isBest)}
        asked={asked}
        onAct={onAct}
        lang={lang}
      />
    </Row>
  );
}

/** How far it is and how long it will still take. */
function progressText({ step, totalSteps: total, etaS }: LiveRun["metrics"], lang: Lang): string {
  if (total === null) return "";
  const t = translator(runsTexts, lang);
  const place = `${t("now.position")} ${t("now.position.of", { step, total })}`;
  return etaS ? `${place} · ${t("now.eta")} ${clock(etaS.low)} – ${clock(etaS.high)}` : place;
}

/** What a run is busy with when it makes no steps. */
function busyText({ state, phase, step }: LiveRun["metrics"], lang: Lang): string {
  const t = translator(runsTexts, lang);
  if (state === "queued") return t("now.waiting");
  if (state === "pausing" || state === "stopping") return t("now.ending");
  if (state !== "running" || (step > 0 && phase === "train")) return "";
  return translator(trainingTexts, lang)(`training.phase.${phase ?? "import"}`);
}
