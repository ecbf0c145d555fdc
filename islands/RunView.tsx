import CheckpointTable from "@/components/CheckpointTable.tsx";
import JobLog from "@/components/JobLog.tsx";
import LossCurve from "@/components/LossCurve.tsx";
import RunNow from "@/components/RunNow.tsx";
import RunRest from "@/components/RunRest.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import { jobsTexts } from "@/core/contract/text/jobs.ts";
import { projectPageTexts } from "@/core/contract/text/project_pages.ts";
import { translator } from "@/core/contract/text.ts";
import RunActions from "@/components/RunActions.tsx";
import { type LiveRun, useLiveRun } from "./_live_run.ts";

/** One run, live: curve, figures, saved states, samples, log, and what can be done with it. */
export default function RunView({ runId, jobId, projectId, first, cursor, lang }: {
  runId: string;
  projectId: string;
  jobId: string;
  first: LiveRun;
  cursor: number;
  lang: Lang;
}) {
  const { metrics, checkpoints } = useLiveRun({ runId, jobId, first, cursor });
  const t = translator(projectPageTexts, lang);
  const states = translator(jobsTexts, lang);
  const isOver = metrics.state === "done";
  return (
    <div class="stack">
      <div class="row spread">
        <strong role="status">{states(`state.${metrics.state}`)}</strong>
        <RunActions
          runId={runId}
          state={metrics.state}
          hasBest={checkpoints.some(({ isBest }) => isBest)}
          lang={lang}
        />
        {isOver && <a class="button primary" href={`/projects/${projectId}/use`}>{t("run.next")}
        </a>}
      </div>
      <RunRest state={metrics.state} savedStep={checkpoints.at(-1)?.step ?? null} lang={lang} />
      {metrics.error && (
        <div class="message bad" role="alert">
          <p>{metrics.error.message}</p>
          <p>{metrics.error.hint}</p>
        </div>
      )}
      <section class="card">
        <h2>{t("run.curve")}</h2>
        {metrics.curve.length === 0 ? <p class="quiet">{t("run.curve.none")}</p> : (
          <>
            <LossCurve metrics={metrics} lang={lang} />
            <p class="quiet small">{t("run.curve.hint")}</p>
          </>
        )}
      </section>
      <section class="card">
        <h2>{t(isOver ? "run.figures" : "run.now")}</h2>
        <RunNow metrics={metrics} lang={lang} />
      </section>
      {metrics.samples.length > 0 && (
        <section class="card">
          <h2>{t("run.samples")}</h2>
          <ul class="plain-list stack">
            {metrics.samples.slice(-3).map(({ step, prompt, output }) => (
              <li key={`${step} ${prompt}`}>
                <div class="quiet small">{prompt}</div>
                <div>{output}</div>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section class="card stack">
        <h2>{t("run.checkpoints")}</h2>
        <p class="quiet small">{t("run.checkpoints.hint")}</p>
        {checkpoints.length === 0
          ? <p class="quiet">{t("run.checkpoints.none")}</p>
          : <CheckpointTable checkpoints={checkpoints} lang={lang} />}
      </section>
      <section class="card">
        <h2>{states("log")}</h2>
        <JobLog
          lines={metrics.log.map(({ message }) => message)}
          state={metrics.state}
          lang={lang}
        />
      </section>
    </div>
  );
}
