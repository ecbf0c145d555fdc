import { useState } from "preact/hooks";
import RagExport from "@/components/documents/RagExport.tsx";
import type { EnteredSizes } from "@/components/documents/SizeFields.tsx";
import LanguageWarning from "@/components/models/LanguageWarning.tsx";
import { LinkButton } from "@/components/kit/Button.tsx";
import Card from "@/components/kit/Card.tsx";
import FormError from "@/components/kit/FormError.tsx";
import { Row } from "@/components/kit/Layout.tsx";
import { PageTitle } from "@/components/kit/Text.tsx";
import type { Meaning } from "@/components/passages/meaning.ts";
import type { ChunkSizes, RemovedDocument } from "@/core/contract/documents.ts";
import type { ShownDocumentPage } from "@/core/contract/document_views.ts";
import type { LanguageGap } from "@/core/contract/models.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { askTexts } from "@/core/contract/text/ask.ts";
import { documentTexts } from "@/core/contract/text/documents.ts";
import { translator } from "@/core/contract/text.ts";
import { fetchJson, RequestError } from "@/web/client/mod.ts";
import MeaningState from "../_MeaningState.tsx";
import { useAwake } from "../_use_awake.ts";
import { say } from "../_toasts.ts";
import DocumentList from "./_DocumentList.tsx";
import { type ListQuery, useLiveDocuments } from "./_live_documents.ts";
import { useLanguageGap } from "./_use_language_gap.ts";
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
  const { list, refresh } = documents;
  const gap = useLanguageGap({ projectId, first: props.gap, ready: list.counts.ready });
  const removal = useRemoval({ ...props, first: props.removed });
  const isEmpty = Object.values(list.counts).every((count) => count === 0);
  const shared = { projectId, lang, start: isLive ? start : null };
  return (
    <>
      <Now list={list} projectId={projectId} lang={lang} />
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
          {...{ list, job, cursor, sizes, onSizes }}
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

/** How far the documents are, in one sentence, and what comes next when they are ready. */
function Now({ list: { counts, chunks }, projectId, lang }: {
  list: ShownDocumentPage;
  projectId: string;
  lang: Lang;
}) {
  const t = translator(documentTexts, lang);
  const { uploaded, processing, ready, failed } = counts;
  const total = uploaded + processing + ready + failed;
  const next = ready > 0 && uploaded + processing === 0 && (
    <LinkButton look="primary" icon="next" href={`/projects/${projectId}/model`}>
      {t("documents.process.next")}
    </LinkButton>
  );
  const title = () => {
    if (total === 0) return t("documents.now.empty");
    if (processing > 0) return t("documents.now.reading", { count: ready + failed, total });
    if (uploaded > 0) return t("documents.now.waiting", { count: uploaded, total });
    if (failed > 0) return t("documents.now.partly", { count: ready, total });
    return t("documents.now.ready", { count: ready, chunks });
  };
  return <PageTitle title={title()} lead={t("documents.purpose")} actions={next} />;
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
