import { useEffect, useRef, useState } from "preact/hooks";
import DocumentTable from "@/components/DocumentTable.tsx";
import JobPanel from "@/components/JobPanel.tsx";
import ProcessForm from "@/components/ProcessForm.tsx";
import RagExport from "@/components/RagExport.tsx";
import UploadArea from "@/components/UploadArea.tsx";
import UploadList from "@/components/UploadList.tsx";
import type { ChunkSizes, ShownDocument } from "@/core/contract/documents.ts";
import type { JobState } from "@/core/contract/jobs.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { documentTexts } from "@/core/contract/text/documents.ts";
import { translator } from "@/core/contract/text.ts";
import { useLiveDocuments } from "./_live_documents.ts";
import { type LiveJob, useLiveJob } from "./_live_job.ts";
import { useDrop } from "./_use_drop.ts";
import { useUploads } from "./_use_uploads.ts";

interface Props {
  projectId: string;
  documents: readonly ShownDocument[];
  /** The newest job that reads this project's documents. */
  job: { id: string; first: LiveJob; isPausable: boolean } | null;
  /** Up to here, documents and job show what happened. */
  cursor: number;
  limitBytes: number;
  /** Lengths as they are set, or as they were just entered. */
  sizes: Record<keyof ChunkSizes, string>;
  exportPath: string;
  lang: Lang;
}

/** A project's documents, live: upload, reading and splitting, the list, the export. */
export default function ProjectDocuments(props: Props) {
  const { projectId, job, cursor, lang } = props;
  const t = translator(documentTexts, lang);
  const { documents, refresh } = useLiveDocuments({
    projectId,
    jobId: job?.id ?? null,
    first: props.documents,
    cursor,
  });
  const isReady = documents.some(({ state }) => state === "ready");
  return (
    <div class="stack">
      <section class="card stack">
        <h2>{t("documents.title")}</h2>
        <p class="quiet">{t("documents.purpose")}</p>
        <Uploads {...props} onAdded={refresh} />
      </section>
      {(documents.length > 0 || job) && <Processing {...props} documents={documents} />}
      {documents.length > 0 && (
        <section class="card">
          <h2>{t("documents.list")}</h2>
          <DocumentTable documents={documents} lang={lang} />
        </section>
      )}
      {isReady && <RagExport projectId={projectId} path={props.exportPath} lang={lang} />}
    </div>
  );
}

function Uploads({ onAdded, ...place }: Props & { onAdded(): void }) {
  const { projectId, limitBytes, lang } = place;
  const { items, add, cancel, clear } = useUploads({ projectId, limitBytes, lang, onAdded });
  const [isLive, setIsLive] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const isOver = useDrop(add);
  useEffect(() => {
    setIsLive(true);
    // Somebody was faster than this script.
    const early = [...input.current?.files ?? []];
    if (early.length > 0) add(early);
  }, []);
  return (
    <div>
      <UploadArea
        projectId={projectId}
        limitBytes={limitBytes}
        lang={lang}
        input={input}
        live={isLive ? { isOver, onFiles: add } : null}
      />
      {isLive && <UploadList items={items} lang={lang} onCancel={cancel} onClear={clear} />}
    </div>
  );
}

const atWork: readonly JobState[] = ["queued", "running", "pausing", "stopping"];

function Processing({ projectId, documents, job, cursor, sizes, lang }: Props) {
  const t = translator(documentTexts, lang);
  const live = useLiveJob(job?.id ?? "", job?.first ?? noJob, cursor);
  const failed = documents.filter(({ state }) => state === "failed").length;
  const ending = failed > 0 ? { ending: t("documents.process.partly", { count: failed }) } : {};
  const isAtWork = job !== null && atWork.includes(live.state);
  return (
    <section class="card stack" aria-labelledby="process-title">
      <h2 id="process-title">{t("documents.process.title")}</h2>
      {!isAtWork && documents.length > 0 && (
        <ProcessForm projectId={projectId} documents={documents} sizes={sizes} lang={lang} />
      )}
      {job && (
        <JobPanel id={job.id} job={live} isPausable={job.isPausable} lang={lang} {...ending} />
      )}
    </section>
  );
}

const noJob: LiveJob = {
  state: "done",
  progress: null,
  attempt: 1,
  error: null,
  result: null,
  log: [],
};
