import { useEffect, useState } from "preact/hooks";
import { answerOptions, answerPresets } from "@/components/answers/answer_choice.ts";
import { begunGiven } from "@/components/answers/given_answer.ts";
import { isTooLong } from "@/components/answers/QuestionField.tsx";
import { saidEnd } from "@/components/answers/said_end.ts";
import Card from "@/components/kit/Card.tsx";
import { Columns } from "@/components/kit/Layout.tsx";
import type { AnswererChoice } from "@/core/contract/answers.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { askingTexts } from "@/core/contract/text/asking.ts";
import { translator } from "@/core/contract/text.ts";
import { useLineStream } from "../_line_stream.ts";
import { useAwake } from "../_use_awake.ts";
import AnswerCard from "./_AnswerCard.tsx";
import AnswerChooser from "./_AnswerChooser.tsx";
import AskSettingFields, { type AskSettings, usualAskSettings } from "./_AskSettings.tsx";
import QuestionForm from "./_QuestionForm.tsx";
import { answersReading } from "./_given_answers.ts";
import { keepChoice, keptChoice } from "./_kept_choice.ts";
import { keepAnswers, keptAnswers } from "./_kept_answers.ts";

/**
 * A question to a project's documents, and the answers as they come. Without script or without a
 * model it is a plain form: the page then shows the passages that fit.
 */
export default function AskDocuments({ projectId, choices, asked, lang }: {
  projectId: string;
  choices: readonly AnswererChoice[];
  /** The question in the page's address; empty for none. */
  asked: string;
  lang: Lang;
}) {
  const t = translator(askingTexts, lang);
  const isAwake = useAwake();
  const [question, setQuestion] = useState(asked);
  const [chosen, setChosen] = useState<readonly string[]>(answerPresets(choices).one ?? []);
  const [settings, setSettings] = useState<AskSettings>(usualAskSettings);
  const { state: answers, isRunning, ask, stop, show } = useLineStream(answersReading);

  useEffect(() => {
    const possible = answerOptions(choices).map(({ key }) => key);
    const last = keptChoice(projectId, possible);
    if (last) setChosen(last);
    const kept = asked === "" && choices.length > 0 ? keptAnswers(projectId) : null;
    if (!kept) return;
    show(kept.answers);
    setQuestion((typed) => typed || kept.question);
  }, []);

  function choose(keys: readonly string[]): void {
    setChosen(keys);
    keepChoice(projectId, keys);
  }

  async function askThis(): Promise<void> {
    if (question.trim() === "" || isTooLong(question) || chosen.length === 0) return;
    const taken = answerOptions(choices).filter(({ key }) => chosen.includes(key));
    const given = await ask({
      url: `/api/v1/projects/${projectId}/answers`,
      body: {
        question,
        answers: taken.map(({ by, withDocuments }) => ({ by, withDocuments })),
        ...settings,
      },
      first: taken.map(begunGiven),
    });
    keepAnswers(projectId, { question, answers: given });
  }

  const isOver = answers !== null && !isRunning;
  return (
    <>
      <Card>
        <QuestionForm
          {...{ projectId, question, isRunning, lang }}
          isLive={isAwake}
          canAsk={chosen.length > 0}
          hasModel={choices.length > 0}
          onQuestion={setQuestion}
          onAsk={isAwake && choices.length > 0 ? () => void askThis() : undefined}
          onStop={stop}
        />
        {choices.length > 0 && (
          <>
            <AnswerChooser choices={choices} chosen={chosen} onChoose={choose} lang={lang} />
            <AskSettingFields
              settings={settings}
              onChange={(change) => setSettings((known) => ({ ...known, ...change }))}
              lang={lang}
            />
          </>
        )}
        <div class="sr-only" role="status">
          {isOver ? t(saidEnd(answers)) : ""}
        </div>
      </Card>
      {answers && (
        <Columns atLeast="wide">
          {answers.map((answer, at) => (
            <AnswerCard
              key={`${at} of ${answers.length}`}
              answer={answer}
              at={at}
              isAlone={answers.length === 1}
              isQueued={answers.slice(0, at).some(({ state }) => state === "answering")}
              lang={lang}
            />
          ))}
        </Columns>
      )}
    </>
  );
}
