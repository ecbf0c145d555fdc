import { Hint } from "@/components/kit/Text.tsx";
import type { EvaluationSummary } from "@/core/contract/evaluation.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { verdictOf } from "@/core/contract/runs/verdict.ts";
import { casesTexts } from "@/core/contract/text/cases.ts";
import { evaluationTexts } from "@/core/contract/text/evaluation.ts";
import { useTexts } from "@/core/contract/text/use.ts";
import { translator } from "@/core/contract/text.ts";
import ScoreBars from "./ScoreBars.tsx";

/** What came of an evaluation: what can be said of it, of what it is, and the right answers as bars. */
export default function ScoredEvaluation({ summary, createdAt, lang }: {
  summary: EvaluationSummary;
  /** Left out where it is told elsewhere. */
  createdAt?: string;
  lang: Lang;
}) {
  const source = translator(evaluationTexts, lang)(`evaluation.source.${summary.source}`);
  const times = new Intl.DateTimeFormat(lang, { dateStyle: "short", timeStyle: "short" });
  return (
    <>
      <div>
        <strong>{translator(casesTexts, lang)(`case.verdict.${verdictOf(summary)}`)}</strong>
        <Hint>
          {createdAt
            ? translator(useTexts, lang)("evaluations.of", {
              source,
              time: times.format(new Date(createdAt)),
            })
            : source}
        </Hint>
      </div>
      <ScoreBars score={summary} lang={lang} />
    </>
  );
}
