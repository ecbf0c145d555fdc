import type { ImportReport } from "@/core/contract/datasets.ts";
import type { Json } from "@/core/contract/json.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { generationTexts } from "@/core/contract/text/dataset_generating.ts";
import { translator } from "@/core/contract/text.ts";
import HeldDocuments from "@/components/data/HeldDocuments.tsx";
import ImportOutcome from "@/components/data/ImportOutcome.tsx";
import {
  EvaluationOutcome,
  type EvaluationReport,
  ExportOutcome,
  type ExportReport,
} from "./MadeOutcome.tsx";

/** What a job came to, in words, where there is more to say than that it ended. */
export default function JobOutcome({ kind, result, lang }: {
  kind: string;
  result: Json | undefined;
  lang: Lang;
}) {
  if (!result || typeof result !== "object") return null;
  switch (kind) {
    case "dataset.generate":
      return <ExtractiveOutcome report={result as unknown as ExtractiveReport} lang={lang} />;
    case "dataset.ask_model":
      return <AskedOutcome report={result as unknown as AskedReport} lang={lang} />;
    case "dataset.import":
      return <ImportOutcome report={result as unknown as ImportReport} lang={lang} />;
    case "exports.create":
      return <ExportOutcome report={result as unknown as ExportReport} lang={lang} />;
    case "evaluation.run":
      return <EvaluationOutcome report={result as unknown as EvaluationReport} lang={lang} />;
    default:
      return null;
  }
}

/** The result of the job kind `dataset.generate`. */
interface ExtractiveReport {
  chunks: number;
  facts: number;
  pairs: Record<"train" | "recall" | "document", number>;
  silentPassages: number;
  /** Names. Left out of what older versions stored, as below. */
  heldOutDocuments?: string[];
}

function ExtractiveOutcome({ report, lang }: { report: ExtractiveReport; lang: Lang }) {
  const t = translator(generationTexts, lang);
  const { facts, chunks, pairs, silentPassages, heldOutDocuments = [] } = report;
  return (
    <ul class="bullets">
      <li>{t("datasets.report.facts", { facts, chunks })}</li>
      <li>{t("datasets.report.train", { count: pairs.train })}</li>
      <li>{t("datasets.report.held", { count: pairs.recall + pairs.document })}</li>
      {heldOutDocuments.length > 0 && (
        <li>
          <HeldDocuments names={heldOutDocuments} hasModelRows={false} lang={lang} />
        </li>
      )}
      {silentPassages > 0 && <li>{t("datasets.report.silent", { count: silentPassages })}</li>}
    </ul>
  );
}

/** The result of the job kind `dataset.ask_model`. */
interface AskedReport {
  asked: number;
  rows: number;
  duplicates?: number;
  notGrounded: number;
  unreadable: number;
  failed: number;
  heldOutDocuments?: string[];
}

function AskedOutcome({ report, lang }: { report: AskedReport; lang: Lang }) {
  const t = translator(generationTexts, lang);
  const { asked, rows, duplicates = 0, notGrounded, unreadable, failed } = report;
  const { heldOutDocuments = [] } = report;
  return (
    <ul class="bullets">
      <li>{t("datasets.report.asked", { count: rows, asked })}</li>
      {duplicates > 0 && <li>{t("datasets.report.known", { count: duplicates })}</li>}
      {notGrounded > 0 && <li>{t("datasets.report.ungrounded", { count: notGrounded })}</li>}
      {unreadable > 0 && <li>{t("datasets.report.unreadable", { count: unreadable })}</li>}
      {failed > 0 && <li>{t("datasets.report.failed", { count: failed })}</li>}
      {heldOutDocuments.length > 0 && (
        <li>
          <HeldDocuments names={heldOutDocuments} hasModelRows lang={lang} />
        </li>
      )}
    </ul>
  );
}
