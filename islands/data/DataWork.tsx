import { useEffect, useState } from "preact/hooks";
import { GenerationCount, GenerationView } from "@/components/data/GenerationNow.tsx";
import FailedWork from "@/components/data/FailedWork.tsx";
import WorkActions from "@/components/data/WorkActions.tsx";
import JobOutcome from "@/components/jobs/JobOutcome.tsx";
import JobProgress from "@/components/jobs/JobProgress.tsx";
import StateBadge from "@/components/jobs/StateBadge.tsx";
import type { ShownJob } from "@/components/jobs/shown_job.ts";
import { LinkButton } from "@/components/kit/Button.tsx";
import Card from "@/components/kit/Card.tsx";
import Disclosure from "@/components/kit/Disclosure.tsx";
import FormError from "@/components/kit/FormError.tsx";
import { Row } from "@/components/kit/Layout.tsx";
import LogView from "@/components/kit/LogView.tsx";
import type { JobAction } from "@/core/contract/jobs.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { trialTexts } from "@/core/contract/text/dataset_trial.ts";
import { datasetTexts } from "@/core/contract/text/datasets.ts";
import { jobKindText, jobsTexts } from "@/core/contract/text/jobs.ts";
import { paceOf } from "@/core/contract/text/pace.ts";
import { translator } from "@/core/contract/text.ts";
import { fetchJson, RequestError } from "@/web/client/mod.ts";
import { useAwake } from "../_use_awake.ts";
import { useLiveJob } from "../_live_job.ts";
import { tellProjectChange } from "../_project_change.ts";
import { type Generation, useGeneration } from "./_use_generation.ts";
import { useIsOutdated } from "./_use_is_outdated.ts";

/** Work on the training data, live; when it ends, what came out and the way to the new rows. */
export default function DataWork({ id, kind, first, cursor, generation, ...rest }: {
  id: string;
  kind: string;
  first: ShownJob;
  cursor: number;
  generation: Generation;
  projectId: string;
  /** Whether of failed work only the reason is told. */
  isBrief?: boolean;
  lang: Lang;
}) {
  const { projectId, isBrief = false, lang } = rest;
  const job = useLiveJob(id, first, cursor);
  const { counts, samples } = useGeneration(id, generation, cursor);
  const [failure, setFailure] = useState<RequestError | null>(null);
  const isAwake = useAwake();
  const t = translator(datasetTexts, lang);
  const project = `/projects/${projectId}`;
  const jobs = translator(jobsTexts, lang);
  const trial = translator(trialTexts, lang);
  const { state, progress, error, log, points = [] } = job;
  const isOver = state === "done" || state === "failed" || state === "cancelled";
  const isStopped = counts !== null && state === "cancelled";
  const isOutdated = useIsOutdated(projectId, job);
  useEffect(() => {
    if (state !== first.state) tellProjectChange();
  }, [state]);

  async function act(action: JobAction): Promise<void> {
    try {
      setFailure(null);
      await fetchJson(`/api/v1/jobs/${id}`, { method: "POST", body: { action } });
    } catch (error) {
      if (error instanceof RequestError) setFailure(error);
    }
  }

  const actions = (
    <WorkActions
      id={id}
      state={state}
      error={error}
      counts={counts}
      act={isAwake ? (action) => void act(action) : null}
      lang={lang}
    />
  );
  if (state === "failed") {
    if (isOutdated) return null;
    return (
      <>
        <FailedWork id={id} kind={kind} error={error} counts={counts} lang={lang}>
          {actions}
        </FailedWork>
        <FormError error={failure} lang={lang} />
        {job.result && !isBrief && (
          <Card>
            <JobOutcome kind={kind} result={job.result} lang={lang} />
          </Card>
        )}
      </>
    );
  }
  return (
    <Card
      title={jobKindText(kind, lang)}
      aside={
        <span role="status">
          <StateBadge state={state} {...isStopped && { text: trial("work.badge") }} lang={lang} />
        </span>
      }
    >
      {counts && state !== "done" && <GenerationCount counts={counts} lang={lang} />}
      {!isOver && (
        <JobProgress
          progress={progress}
          state={state}
          pace={state === "running" ? paceOf(points) : null}
          lang={lang}
        />
      )}
      {isStopped && (
        <p>
          {trial("work.stopped", {
            asked: counts.asked,
            wanted: counts.wanted,
            count: counts.rows,
          })}
        </p>
      )}
      <FormError error={error} lang={lang} />
      <FormError error={failure} lang={lang} />
      <JobOutcome kind={kind} result={job.result} lang={lang} />
      <Row>
        {actions}
        {state === "done" && (
          <>
            <LinkButton look="primary" icon="next" href={`${project}/training`}>
              {t("datasets.next")}
            </LinkButton>
            <LinkButton href={`${project}/data`}>{t("datasets.show")}</LinkButton>
          </>
        )}
      </Row>
      {counts && state !== "done" && <GenerationView samples={samples} log={log} lang={lang} />}
      {log.length > 0 && (!counts || state === "done") && (
        <Disclosure summary={jobs("log")} isOpen={!isOver}>
          <LogView lines={log} empty={jobs("log.empty")} label={jobs("log")} />
        </Disclosure>
      )}
    </Card>
  );
}
