import JobNow from "@/components/jobs/JobNow.tsx";
import { Button } from "@/components/kit/Button.tsx";
import Card from "@/components/kit/Card.tsx";
import FormError from "@/components/kit/FormError.tsx";
import { Row } from "@/components/kit/Layout.tsx";
import { Hint } from "@/components/kit/Text.tsx";
import EvaluationTable from "@/components/use/EvaluationTable.tsx";
import ScoredEvaluation from "@/components/use/ScoredEvaluation.tsx";
import { activeStates } from "@/core/contract/job_states.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { newestJudging } from "@/core/contract/runs/verdict.ts";
import { useTexts } from "@/core/contract/text/use.ts";
import { translator } from "@/core/contract/text.ts";
import { type LiveJob, useLiveJob } from "../_live_job.ts";
import { type EvaluationJob, type FirstEvaluations, useEvaluations } from "./_use_evaluations.ts";

type HeldOut = "recall" | "document";

interface Props extends FirstEvaluations {
  /** The run whose models are asked. */
  runId: string;
  /** Of which kinds rows were held out. */
  splits: readonly HeldOut[];
  lang: Lang;
}

/**
 * What came of asking both models many questions. It is started and ends without leaving the page,
 * on which somebody may be trying the models out.
 */
export default function Evaluations(props: Props) {
  const { runId, splits, cursor, lang } = props;
  const t = translator(useTexts, lang);
  const { evaluations, job, failure, start } = useEvaluations(props);
  const judging = newestJudging(evaluations);
  return (
    <Card id="evaluations" title={t("evaluations.title")} lead={t("evaluations.lead")}>
      {judging && <ScoredEvaluation {...judging} lang={lang} />}
      <Asking
        key={job?.id}
        {...{ runId, splits, job, cursor, lang }}
        onStart={(cases) => start(runId, cases)}
      />
      <FormError error={failure} lang={lang} />
      {evaluations.length === 0
        ? <Hint>{t("evaluations.none")}</Hint>
        : <EvaluationTable evaluations={evaluations} lang={lang} />}
    </Card>
  );
}

const noJob: LiveJob = { state: "done", progress: null, attempt: 1, error: null, log: [] };

/** What can be asked, and how far the asking is. */
function Asking({ runId, splits, job, cursor, onStart, lang }: {
  runId: string;
  splits: readonly HeldOut[];
  job: EvaluationJob | null;
  cursor: number;
  onStart(cases: HeldOut): Promise<void>;
  lang: Lang;
}) {
  const t = translator(useTexts, lang);
  const live = useLiveJob(job?.id ?? "", job?.first ?? noJob, cursor);
  const isAtWork = activeStates.includes(live.state);
  return (
    <>
      <Row>
        {splits.map((cases) => (
          <form
            key={cases}
            method="post"
            onSubmit={(event) => {
              event.preventDefault();
              void onStart(cases);
            }}
          >
            <input type="hidden" name="runId" value={runId} />
            <input type="hidden" name="cases" value={cases} />
            <Button
              type="submit"
              name="do"
              value="evaluate"
              icon="gauge"
              disabled={isAtWork}
            >
              {t(`evaluations.start.${cases}`)}
            </Button>
          </form>
        ))}
      </Row>
      {job && <JobNow id={job.id} job={live} isPausable={job.isPausable} lang={lang} />}
    </>
  );
}
