import { useState } from "preact/hooks";
import Card from "@/components/kit/Card.tsx";
import { Split } from "@/components/kit/Layout.tsx";
import Message from "@/components/kit/Message.tsx";
import { Hint } from "@/components/kit/Text.tsx";
import AdviceList, { NextStep } from "@/components/training/AdviceList.tsx";
import CheckpointList from "@/components/training/CheckpointList.tsx";
import CurveTable from "@/components/training/CurveTable.tsx";
import { KeptHint, type RunAction } from "@/components/training/RunActions.tsx";
import RunFacts from "@/components/training/RunFacts.tsx";
import { restText } from "@/components/training/rest_text.ts";
import SampleAnswers from "@/components/training/SampleAnswers.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import type { RunLogPage } from "@/core/contract/run_metrics.ts";
import { runsTexts } from "@/core/contract/text/runs.ts";
import { translator } from "@/core/contract/text.ts";
import type { Hyperparameters } from "@/core/contract/training.ts";
import { fetchJson, RequestError } from "@/web/client/mod.ts";
import LogWindow from "../_LogWindow.tsx";
import { type LiveRun, useLiveRun } from "./_live_run.ts";
import { shownLine } from "./_log_line.ts";
import RunChart from "./_RunChart.tsx";
import RunHead from "./_RunHead.tsx";

/** One run, live: curve, figures, saved states, samples, log, and what can be done with it. */
export default function RunView({ run, first, log, cursor, lang }: {
  run: { id: string; jobId: string; projectId: string; hyper: Hyperparameters };
  first: LiveRun;
  log: RunLogPage;
  cursor: number;
  lang: Lang;
}) {
  const { id: runId, jobId, projectId } = run;
  const { metrics, checkpoints, refresh } = useLiveRun({ runId, jobId, first, cursor });
  const [asked, setAsked] = useState<RunAction | null>(null);
  const [failure, setFailure] = useState<RequestError | null>(null);
  const [isTableOpen, setTableOpen] = useState(false);
  const t = translator(runsTexts, lang);
  const { state, stepsPerEpoch } = metrics;
  const rest = restText(state, checkpoints.at(-1)?.step ?? null, lang);

  // Settings that fit stand beside what went wrong.
  const mended = metrics.error && metrics.advice.find(({ remedy }) => remedy?.kind === "again");

  async function act(action: RunAction): Promise<void> {
    setAsked(action);
    setFailure(null);
    const body = action === "resume-best" ? { action: "resume", from: "best" } : { action };
    try {
      await fetchJson(`/api/v1/runs/${runId}`, { method: "POST", body });
      await refresh();
    } catch (error) {
      if (error instanceof RequestError) setFailure(error);
    } finally {
      setAsked(null);
    }
  }

  return (
    <>
      <RunHead
        run={run}
        live={{ metrics, checkpoints }}
        asked={asked}
        onAct={(action) => void act(action)}
        lang={lang}
      />
      <KeptHint state={state} lang={lang} />
      {failure && <Message tone="bad" title={failure.message} isUrgent>{failure.hint}</Message>}
      {rest && <Message>{rest}</Message>}
      {metrics.error && (
        <Message
          tone="bad"
          title={metrics.error.message}
          action={mended && <NextStep remedy={mended.remedy} run={run} lang={lang} />}
        >
          {metrics.error.hint}
        </Message>
      )}
      <Split
        aside={
          <>
            <Card title={t(state === "done" ? "figures" : "now")}>
              <RunFacts metrics={metrics} lang={lang} />
            </Card>
            <Card
              id="checkpoints"
              title={t("checkpoints")}
              aside={checkpoints.length > 0 && checkpoints.length}
            >
              <CheckpointList
                checkpoints={checkpoints}
                runId={runId}
                projectId={projectId}
                lang={lang}
              />
            </Card>
          </>
        }
      >
        <Card title={t("chart")}>
          <RunChart metrics={metrics} checkpoints={checkpoints} lang={lang} />
          <Hint>{t("chart.hint")}</Hint>
          <details
            class="disclosure"
            onToggle={(event) => setTableOpen(event.currentTarget.open)}
          >
            <summary>{t("chart.table")}</summary>
            {isTableOpen && <CurveTable metrics={metrics} lang={lang} />}
          </details>
        </Card>
        <AdviceList
          advice={metrics.advice.filter((one) => one !== mended)}
          run={run}
          lang={lang}
        />
        {metrics.samples.length > 0 && (
          <Card title={t("samples")} lead={t("samples.lead")}>
            <SampleAnswers samples={metrics.samples} stepsPerEpoch={stepsPerEpoch} lang={lang} />
          </Card>
        )}
        <Card id="log" title={t("log")}>
          {metrics.log.length > 0 && (
            <ul class="ruled-lines text-sm">
              {metrics.log.slice(-3).map(({ at, message }) => (
                <li key={at + message}>{message}</li>
              ))}
            </ul>
          )}
          <LogWindow
            fetchLines={(from, count) =>
              fetchJson<RunLogPage>(`/api/v1/runs/${runId}/log?from=${from}&count=${count}`)}
            first={log}
            news={metrics.cursor}
            label={t("log.label")}
            empty={t("log.empty")}
            wordLine={(line) => shownLine(line, lang)}
            lang={lang}
          />
        </Card>
      </Split>
    </>
  );
}
