import { useEffect, useState } from "preact/hooks";
import JobPanel from "@/components/jobs/JobPanel.tsx";
import Card from "@/components/kit/Card.tsx";
import FormError from "@/components/kit/FormError.tsx";
import ProcessForm from "@/components/documents/ProcessForm.tsx";
import { type EnteredSizes, sizesOf } from "@/components/documents/SizeFields.tsx";
import type { ShownDocumentPage } from "@/core/contract/document_views.ts";
import type { ChunkSizes } from "@/core/contract/documents.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { documentTexts } from "@/core/contract/text/documents.ts";
import { translator } from "@/core/contract/text.ts";
import { RequestError } from "@/web/client/mod.ts";
import type { LiveJob } from "../_live_job.ts";
import PreviewPanel from "./_PreviewPanel.tsx";
import type { ReadingJob } from "./_reading_job.ts";

interface Props {
  projectId: string;
  list: ShownDocumentPage;
  job: ReadingJob | null;
  /** The job as it is now. */
  live: LiveJob;
  isAtWork: boolean;
  /** Lengths as they are set, or as they were just entered. */
  sizes: EnteredSizes;
  /** As the studio's settings say. */
  usual: ChunkSizes;
  onSizes(sizes: EnteredSizes): void;
  /** Null until the page has come alive. */
  start: ((request: Record<string, unknown>) => Promise<void>) | null;
  lang: Lang;
}

/** Reading and splitting: what is left to do, the work under way, and how texts are split. */
export default function Reading(props: Props) {
  const { projectId, list, job, live, isAtWork, sizes, usual, onSizes, start, lang } = props;
  const t = translator(documentTexts, lang);
  const [error, setError] = useState<RequestError | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const { counts, documents } = list;
  // Somebody was faster than this script, or the browser brought back what was typed.
  useEffect(() => onSizes({ ...sizes, ...typedSizes() }), []);

  async function begin(which: "waiting" | "all"): Promise<void> {
    setIsBusy(true);
    setError(null);
    try {
      await start?.({
        ...sizesOf(sizes),
        keepSizes: true,
        ...(which === "all" && { again: true }),
      });
    } catch (failure) {
      if (!(failure instanceof RequestError)) throw failure;
      setError(failure);
    } finally {
      setIsBusy(false);
    }
  }

  const form = start && {
    onSizes,
    onStart: (which: "waiting" | "all") => void begin(which),
    isBusy,
  };
  const ending = counts.failed > 0
    ? { ending: t("documents.process.partly", { count: counts.failed }) }
    : {};
  return (
    <Card title={t("documents.process.title")}>
      <FormError error={error} lang={lang} />
      {!isAtWork && (
        <ProcessForm {...{ projectId, counts, sizes, usual, lang }} live={form}>
          {start && <PreviewPanel documents={byReadiness(documents)} sizes={sizes} lang={lang} />}
        </ProcessForm>
      )}
      {job && (
        <JobPanel id={job.id} job={live} isPausable={job.isPausable} lang={lang} {...ending} />
      )}
    </Card>
  );
}

/** What is read can be previewed at once; what could not be read cannot be at all. */
function byReadiness(documents: ShownDocumentPage["documents"]) {
  const usable = documents.filter(({ state }) => state !== "failed");
  return usable.toSorted((a, b) => Number(b.state === "ready") - Number(a.state === "ready"));
}

function typedSizes(): Partial<EnteredSizes> {
  const names = ["chunkTokens", "chunkOverlap"] as const;
  return Object.fromEntries(names.flatMap((name) => {
    const field = document.querySelector<HTMLInputElement>(`#${name}`);
    return field ? [[name, field.value]] : [];
  }));
}
