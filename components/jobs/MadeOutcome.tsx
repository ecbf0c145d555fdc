import ScoredEvaluation from "@/components/use/ScoredEvaluation.tsx";
import Message from "@/components/kit/Message.tsx";
import type { EvaluationSummary } from "@/core/contract/evaluation.ts";
import type { ExportForm } from "@/core/contract/exports.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { bytesText } from "@/core/contract/text/bytes.ts";
import { exportTexts } from "@/core/contract/text/exports.ts";
import { useTexts } from "@/core/contract/text/use.ts";
import { translator } from "@/core/contract/text.ts";

/** The result of the job kind `exports.create`. */
export interface ExportReport {
  made: { form: ExportForm; bytes: number }[];
  /** What came of handing it to Ollama; null where nobody wanted that. */
  ollama:
    | { outcome: "done"; name: string }
    | { outcome: "absent" }
    | { outcome: "failed"; detail: string }
    | null;
}

/** The files that an export made, and whether Ollama has the model. */
export function ExportOutcome({ report, lang }: { report: ExportReport; lang: Lang }) {
  const t = translator(exportTexts, lang);
  const { made, ollama } = report;
  return (
    <>
      <ul class="bullets">
        {made.map(({ form, bytes }) => (
          <li key={form}>{t(`exports.form.${form}`)}, {bytesText(bytes, lang)}</li>
        ))}
      </ul>
      {ollama && (
        <Message tone={ollama.outcome === "done" ? "good" : "warning"}>
          {t(`exports.note.ollama.${ollama.outcome}`, {
            ...ollama.outcome === "done" && { name: ollama.name },
            ...ollama.outcome === "failed" && { detail: ollama.detail },
          })}
        </Message>
      )}
    </>
  );
}

/** The result of the job kind `evaluation.run`. */
export interface EvaluationReport {
  evaluationId: string;
  summary: EvaluationSummary;
}

/** How many answers were right, with the way to all of them. */
export function EvaluationOutcome({ report, lang }: { report: EvaluationReport; lang: Lang }) {
  return (
    <>
      <ScoredEvaluation summary={report.summary} lang={lang} />
      <p>
        <a class="link" href={`/evaluations/${report.evaluationId}`}>
          {translator(useTexts, lang)("evaluations.open")}
        </a>
      </p>
    </>
  );
}
