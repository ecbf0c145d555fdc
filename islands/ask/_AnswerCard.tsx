import { useState } from "preact/hooks";
import AnswerEnd from "@/components/answers/AnswerEnd.tsx";
import AnswerFailure from "@/components/answers/AnswerFailure.tsx";
import { citedIn } from "@/components/answers/cited_parts.ts";
import CitedText from "@/components/answers/CitedText.tsx";
import type { GivenAnswer } from "@/components/answers/given_answer.ts";
import SourceList from "@/components/answers/SourceList.tsx";
import WindowBudget from "@/components/answers/WindowBudget.tsx";
import Card from "@/components/kit/Card.tsx";
import Disclosure from "@/components/kit/Disclosure.tsx";
import Message from "@/components/kit/Message.tsx";
import { Hint, Quiet } from "@/components/kit/Text.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import { askingTexts } from "@/core/contract/text/asking.ts";
import { askTexts } from "@/core/contract/text/ask.ts";
import { translator } from "@/core/contract/text.ts";

/** One answer with what it is made from: text, sources, and how the model's window was used. */
export default function AnswerCard({ answer, at, isAlone, isQueued, lang }: {
  answer: GivenAnswer;
  /** Its place beside others, from 0. */
  at: number;
  isAlone: boolean;
  /** One before it is still being written: models share this computer. */
  isQueued: boolean;
  lang: Lang;
}) {
  const t = translator(askTexts, lang);
  const [isOpen, setOpen] = useState(isAlone);
  const { asked: { by, name, withDocuments }, found, text, state, error } = answer;
  const numbers = new Set(found?.sources.map(({ number }) => number));
  const anchor = (number: number) => `source-${at + 1}-${number}`;
  return (
    <Card
      title={t(`ask.model.${by.kind}`)}
      lead={<span class="wrap-anywhere">{name}</span>}
      aside={t(withDocuments ? "ask.with" : "ask.without")}
    >
      <div class="min-h-16" aria-busy={state === "answering"}>
        {text === "" && <Silence answer={answer} isQueued={isQueued} lang={lang} />}
        <CitedText
          {...{ text, numbers, anchor }}
          onCite={() => setOpen(true)}
        />
        {error && <AnswerFailure error={error} lang={lang} />}
        <AnswerEnd answer={answer} lang={lang} />
      </div>
      <Remarks answer={answer} lang={lang} />
      {found && withDocuments && (
        <>
          <Disclosure
            key={String(isOpen)}
            summary={t("answer.sources", { count: found.sources.length })}
            isOpen={isOpen}
          >
            <SourceList
              sources={found.sources}
              words={found.words}
              cited={answer.checked?.cited ?? citedIn(text, numbers)}
              anchor={anchor}
              lang={lang}
            />
          </Disclosure>
          {found.isByWordsOnly && <Hint>{t("answer.words")}</Hint>}
          <WindowBudget
            id={`budget-${at + 1}`}
            budget={found.budget}
            leftOut={found.leftOut}
            lang={lang}
          />
        </>
      )}
    </Card>
  );
}

/** What stands where no word of the answer is yet, or none came; an error speaks for itself. */
function Silence({ answer: { state, found, asked }, isQueued, lang }: {
  answer: GivenAnswer;
  isQueued: boolean;
  lang: Lang;
}) {
  const t = translator(askTexts, lang);
  if (state === "failed") return null;
  if (state === "stopped") {
    return <Quiet>{translator(askingTexts, lang)("asking.stopped.early")}</Quiet>;
  }
  if (state !== "answering") return <Quiet>{t("answer.empty")}</Quiet>;
  if (isQueued) return <Quiet>{t("answer.queued")}</Quiet>;
  const isThinking = found !== null || !asked.withDocuments;
  return <Quiet>{t(isThinking ? "answer.thinking" : "answer.looking")}</Quiet>;
}

/** What a reader should know about an answer before believing it. */
function Remarks({ answer: { asked, checked, found, text }, lang }: {
  answer: GivenAnswer;
  lang: Lang;
}) {
  const t = translator(askTexts, lang);
  if (!asked.withDocuments) return <Hint>{t("answer.own")}</Hint>;
  if (found?.sources.length === 0) return <Message title={t("answer.sources.none")} />;
  if (!checked) return null;
  const { isUnknown, invented, cited } = checked;
  const numbers = invented.map((number) => `[${number}]`).join(", ");
  return (
    <>
      {isUnknown && <Message title={t("answer.unknown")}>{t("answer.unknown.hint")}</Message>}
      {invented.length > 0 && (
        <Message tone="warning">
          {t("answer.invented", { count: invented.length, numbers })}
        </Message>
      )}
      {!isUnknown && cited.length === 0 && text !== "" && (
        <Message tone="warning">{t("answer.uncited")}</Message>
      )}
    </>
  );
}
