import AnswerEnd from "@/components/answers/AnswerEnd.tsx";
import AnswerFailure from "@/components/answers/AnswerFailure.tsx";
import type { SaidAnswer } from "@/components/answers/said_answer.ts";
import { Quiet, SectionTitle } from "@/components/kit/Text.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import { useTexts } from "@/core/contract/text/use.ts";
import { translator } from "@/core/contract/text.ts";

/** One model's answer as it comes. The box keeps its size, so that nothing around it moves. */
export default function AnswerBox({ title, answer, lang }: {
  title: string;
  /** Null before anything was asked. */
  answer: SaidAnswer | null;
  lang: Lang;
}) {
  const t = translator(useTexts, lang);
  const isThinking = answer?.state === "answering" && answer.text === "";
  return (
    <section class="flex min-w-0 flex-col gap-2" aria-label={title}>
      <SectionTitle level={3}>{title}</SectionTitle>
      <div
        class="h-48 overflow-y-auto rounded-field border border-base-300 bg-base-200 p-3"
        tabIndex={0}
        aria-busy={answer?.state === "answering"}
      >
        {(!answer || isThinking) && <Quiet>{t(answer ? "try.loading" : "try.waiting")}</Quiet>}
        {answer && <p class="verbatim">{answer.text}</p>}
        {answer?.error && <AnswerFailure error={answer.error} lang={lang} />}
        <AnswerEnd answer={answer} lang={lang} />
      </div>
    </section>
  );
}
