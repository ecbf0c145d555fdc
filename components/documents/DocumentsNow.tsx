import type { ShownDocumentPage } from "@/core/contract/document_views.ts";
import type { Lang } from "@/core/contract/lang.ts";
import type { PathStepName } from "@/core/contract/path_steps.ts";
import { documentTexts } from "@/core/contract/text/documents.ts";
import { overviewTexts } from "@/core/contract/text/overview.ts";
import { translator } from "@/core/contract/text.ts";
import { LinkButton } from "../kit/Button.tsx";
import { PageTitle } from "../kit/Text.tsx";

/** How far the documents are, in one sentence, and the way to the step that is next after them. */
export default function DocumentsNow({ projectId, list, isAtWork, next, lang }: {
  projectId: string;
  list: Pick<ShownDocumentPage, "counts" | "chunks">;
  /** A job reads what waits. */
  isAtWork: boolean;
  next: PathStepName | null;
  lang: Lang;
}) {
  const t = translator(documentTexts, lang);
  const { uploaded, processing, ready } = list.counts;
  const isOn = next !== null && next !== "documents" && ready > 0 && uploaded + processing === 0;
  const step = next && translator(overviewTexts, lang)(`overview.step.${next}`);
  return (
    <PageTitle
      title={sayHowFar(list, { isAtWork, lang })}
      lead={t("documents.purpose")}
      actions={isOn && (
        <LinkButton look="primary" icon="next" href={`/projects/${projectId}/${next}`}>
          {next === "model"
            ? t("documents.process.next")
            : t("documents.process.next.step", { step: step ?? "" })}
        </LinkButton>
      )}
    />
  );
}

function sayHowFar(
  { counts, chunks }: Pick<ShownDocumentPage, "counts" | "chunks">,
  { isAtWork, lang }: { isAtWork: boolean; lang: Lang },
): string {
  const t = translator(documentTexts, lang);
  const { uploaded, processing, ready, failed } = counts;
  const total = uploaded + processing + ready + failed;
  const isReading = processing > 0 || (isAtWork && uploaded > 0);
  if (total === 0) return t("documents.now.empty");
  if (isReading) return t("documents.now.reading", { count: ready + failed, total });
  if (uploaded > 0) return t("documents.now.waiting", { count: uploaded, total });
  if (failed > 0) return t("documents.now.partly", { count: ready, total });
  return t("documents.now.ready", { count: ready, chunks });
}
