import { useRef, useState } from "preact/hooks";
import DocumentsNow from "@/components/documents/DocumentsNow.tsx";
import RagExport from "@/components/documents/RagExport.tsx";
import type { EnteredSizes } from "@/components/documents/SizeFields.tsx";
import LanguageWarning from "@/components/models/LanguageWarning.tsx";
import { LinkButton } from "@/components/kit/Button.tsx";
import Card from "@/components/kit/Card.tsx";
import FormError from "@/components/kit/FormError.tsx";
import { Row } from "@/components/kit/Layout.tsx";
import type { Meaning } from "@/components/passages/meaning.ts";
import type { ChunkSizes, RemovedDocument } from "@/core/contract/documents.ts";
import type { ShownDocumentPage } from "@/core/contract/document_views.ts";
import type { LanguageGap } from "@/core/contract/models.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { activeStates } from "@/core/contract/job_states.ts";
import type { PathStepName } from "@/core/contract/path_steps.ts";
import { askTexts } from "@/core/contract/text/ask.ts";
import { documentTexts } from "@/core/contract/text/documents.ts";
import { translator } from "@/core/contract/text.ts";
import { fetchJson, RequestError } from "@/web/client/mod.ts";
import MeaningState from "../_MeaningState.tsx";
import { useLiveJob } from "../_live_job.ts";
import { noJob } from "../_newest_job.ts";
import { useAwake } from "../_use_awake.ts";
import { say } from "../_toasts.ts";
import DocumentList from "./_DocumentList.tsx";
import { type ListQuery, useLiveDocuments } from "./_live_documents.ts";
import { useLanguageGap } from "./_use_language_gap.ts";
import { useNextStep } from "./_use_next_step.ts";
import Reading from "./_Reading.tsx";
import { type ReadingJob, useReadingJob } from "./_reading_job.ts";
import RemovedList from "./_RemovedList.tsx";
import Uploads from "./_Uploads.tsx";
import { useRemoval } from "./_use_removal.ts";

interface Props {
  projectId: string;
  list: ShownDocumentPage;
  query: ListQuery;
  /** How many documents are listed at once. */
  atOnce: number;
  /** The newest job that reads this project's documents. */
  job: ReadingJob | null;
  /** The step of the project's path that is next; null when none is. */
  next: PathStepName | null;
  /** Up to here, documents and job show what happened. */
  cursor: number;
  limitBytes: number;
  sizes: EnteredSizes;
  /** As the studio's settings say, for projects that say nothing. */
  usualSizes: ChunkSizes;
  /** The model that does not know the language of the documents; null when it does. */
  gap: LanguageGap | null;
  exportPath: string;
  meaning: Meaning;
  /** What was removed and can be brought back, for so many days. */
  removed: readonly RemovedDocument[];
  undoDays: number;
  lang: Lang;
}

/** A project's documents, live: upload, reading and splitting, the list, the export. */
export default function ProjectDocuments(props: Props) {
  const { projectId, cursor, lang } = props;
  const isLive = useAwake();
  const [sizes, onSizes] = useState(props.sizes);
  const documents = useLiveDocuments({ ...props, first: props.list });
  const { job, start } = useReadingJob({ projectId, first: props.job, cursor });
  const live = useLiveJob(job?.id ?? "", job?.first ?? noJob, cursor);
  const { list, refresh } = documents;
  const isAtWork = useIsAtWork(job !== null && activeStates.includes(live.state), list);
  const next = useNextStep({ projectId, first: props.next, counts: list.counts });
  const gap = useLanguageGap({ projectId, first: props.gap, ready: list.counts.ready });
  const removal = useRemoval({ ...props, first: props.removed });
  const isEmpty = Object.values(list.counts).every((count) => count === 0);
  const shared = { projectId, lang, start: isLive ? start : null };
  return (
    <>
      <DocumentsNow {...{ projectId, list, isAtWork, next, lang }} />
      {list.counts.ready > 0 && <Asking {...props} />}
      {gap && <LanguageWarning gap={gap} lang={lang} />}
      <Card>
        <Uploads
          {...{ projectId, lang }}
          limitBytes={props.limitBytes}
          isFirst={isEmpty}
          onAdded={refresh}
        />
      </Card>
      {(!isEmpty || job) && (
        <Reading
          key={job?.id}
          {...shared}
          {...{ list, job, live, isAtWork, sizes, onSizes }}
          usual={props.usualSizes}
        />
      )}
      {!isEmpty && (
        <DocumentList
          {...shared}
          {...documents}
          atOnce={props.atOnce}
          removal={removal}
        />
      )}
      <RemovedList {...{ removal, isLive, refresh, lang }} />
      {list.counts.ready > 0 && <Exporting {...props} isLive={isLive} />}
    </>
  );
}

/** What a job read stands in the list a moment after its end; until then it is still at work. */
function useIsAtWork(isActive: boolean, list: ShownDocumentPage): boolean {
  const last = useRef<ShownDocumentPage | null>(null);
  if (isActive) last.current = list;
  return isActive || last.current === list;
}

/** What the documents are good for already, before any model is trained. */
function Asking({ projectId, meaning, lang }: Props) {
  const t = translator(askTexts, lang);
  const place = `/projects/${projectId}`;
  return (
    <Card title={t("ask.title")} lead={t("ask.lead")}>
      <MeaningState projectId={projectId} meaning={meaning} lang={lang} />
      <Row>
        <LinkButton icon="message" href={`${place}/ask`}>{t("way.documents")}</LinkButton>
        <LinkButton icon="search" href={`${place}/search`}>{t("way.search")}</LinkButton>
      </Row>
    </Card>
  );
}

function Exporting({ projectId, exportPath, isLive, lang }: Props & { isLive: boolean }) {
  const t = translator(documentTexts, lang);
  const [error, setError] = useState<RequestError | null>(null);

  async function openFolder(): Promise<void> {
    setError(null);
    try {
      const url = `/api/v1/projects/${projectId}/rag-export/folder`;
      const { documents, chunks } = await fetchJson<{ documents: number; chunks: number }>(url, {
        method: "POST",
      });
      say({ text: t("documents.exported", { documents, chunks }), tone: "good" });
    } catch (failure) {
      if (!(failure instanceof RequestError)) throw failure;
      setError(failure);
    }
  }

  return (
    <>
      <FormError error={error} lang={lang} />
      <RagExport
        projectId={projectId}
        path={exportPath}
        onFolder={isLive ? () => void openFolder() : undefined}
        lang={lang}
      />
    </>
  );
}
