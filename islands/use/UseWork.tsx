import JobNow from "@/components/jobs/JobNow.tsx";
import JobOutcome from "@/components/jobs/JobOutcome.tsx";
import type { ShownJob } from "@/components/jobs/shown_job.ts";
import { LinkButton } from "@/components/kit/Button.tsx";
import Card from "@/components/kit/Card.tsx";
import { Row } from "@/components/kit/Layout.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import { jobsTexts, jobTitle } from "@/core/contract/text/jobs.ts";
import { useTexts } from "@/core/contract/text/use.ts";
import { translator } from "@/core/contract/text.ts";
import { useEffect } from "preact/hooks";
import { useLiveJob } from "../_live_job.ts";

/** An export or evaluation that is under way, or ended without what it was to make. */
export default function UseWork({ id, kind, first, cursor, isAwaited, isPausable, lang }: {
  id: string;
  kind: string;
  first: ShownJob;
  cursor: number;
  /** The page has nothing else to do until this is done: it then shows what came out by itself. */
  isAwaited: boolean;
  isPausable: boolean;
  lang: Lang;
}) {
  const job = useLiveJob(id, first, cursor);
  const t = translator(useTexts, lang);
  const isNews = job.state === "done" && first.state !== "done";
  useEffect(() => {
    if (isNews && isAwaited) globalThis.location.reload();
  }, [isNews]);
  const details = <a class="link" href={`/jobs/${id}`}>{translator(jobsTexts, lang)("log")}</a>;
  return (
    <Card title={jobTitle({ kind, pack: null }, lang)} aside={details}>
      <JobNow id={id} job={job} isPausable={isPausable} lang={lang} />
      {job.state === "done" && <JobOutcome kind={kind} result={job.result} lang={lang} />}
      {isNews && (
        <Row>
          <LinkButton look="primary" href={globalThis.location?.pathname ?? ""}>
            {t("work.show")}
          </LinkButton>
        </Row>
      )}
    </Card>
  );
}
