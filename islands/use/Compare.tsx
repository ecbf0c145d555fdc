import QuestionField, { isTooLong } from "@/components/answers/QuestionField.tsx";
import { saidEnd } from "@/components/answers/said_end.ts";
import { useState } from "preact/hooks";
import { Button } from "@/components/kit/Button.tsx";
import Card from "@/components/kit/Card.tsx";
import { Columns, Row, Stack } from "@/components/kit/Layout.tsx";
import Message from "@/components/kit/Message.tsx";
import type { Option } from "@/components/kit/SelectField.tsx";
import Term from "@/components/kit/Term.tsx";
import { Hint } from "@/components/kit/Text.tsx";
import type { HeldOutExample, Trial } from "@/core/contract/evaluation.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { askingTexts } from "@/core/contract/text/asking.ts";
import { useTexts } from "@/core/contract/text/use.ts";
import { translator } from "@/core/contract/text.ts";
import { fetchJson, RequestError } from "@/web/client/mod.ts";
import AnswerBox from "./_AnswerBox.tsx";
import TrialSettings, { type Settings } from "./_TrialSettings.tsx";
import { useComparison } from "./_use_comparison.ts";

/** One question to the base and to the tuned model; both answers appear as they come. */
export default function Compare({ runId, trial, files, lang }: {
  runId: string;
  trial: Trial;
  /** Files that can answer, the usual one first. */
  files: readonly Option[];
  lang: Lang;
}) {
  const t = translator(useTexts, lang);
  const tEnd = translator(askingTexts, lang);
  const [question, setQuestion] = useState("");
  const [example, setExample] = useState<HeldOutExample | null>(null);
  const [settings, setSettings] = useState<Settings>({
    artifactId: String(files[0]?.value ?? ""),
    temperature: 0,
    maxTokens: 256,
  });
  const { answers, isAsking, ask, stop } = useComparison(runId);

  function askThis(text: string): void {
    if (text.trim() !== "" && !isTooLong(text)) void ask({ ...settings, question: text });
  }
  function askExample(chosen: HeldOutExample): void {
    setExample(chosen);
    setQuestion(chosen.question);
    askThis(chosen.question);
  }
  const expected = example?.question === question ? example.expected : null;
  const isOver = answers !== null && !isAsking;

  return (
    <Card>
      <form
        class="stacked"
        data-keep="try"
        onSubmit={(event) => {
          event.preventDefault();
          askThis(question);
        }}
      >
        <QuestionField
          name="question"
          label={t("try.question")}
          question={question}
          isLive
          onQuestion={setQuestion}
          lang={lang}
        />
        <Row>
          <Button
            type="submit"
            look="primary"
            icon="message"
            isBusy={isAsking}
            disabled={isAsking || isTooLong(question)}
          >
            {t("try.ask")}
          </Button>
          <Button icon="stop" disabled={!isAsking} onClick={stop}>{t("try.stop")}</Button>
          <Hint>{t("try.question.hint")}</Hint>
        </Row>
      </form>
      <Examples runId={runId} first={trial} onAsk={askExample} lang={lang} />
      <Columns>
        <AnswerBox title={t("try.base")} answer={answers?.base ?? null} lang={lang} />
        <AnswerBox title={t("try.tuned")} answer={answers?.tuned ?? null} lang={lang} />
      </Columns>
      <Hint>{t("try.caveat")}</Hint>
      <p class="min-h-6">
        {expected !== null && (
          <>
            <strong>{t("try.expected")}</strong> {expected}
          </>
        )}
      </p>
      <Hint>{t("try.speed.hint")} {instructionText(trial, lang)}</Hint>
      <TrialSettings
        files={files}
        settings={settings}
        onChange={(change) => setSettings((known) => ({ ...known, ...change }))}
        lang={lang}
      />
      <div class="sr-only" role="status">
        {isOver ? tEnd(saidEnd([answers.base, answers.tuned])) : ""}
      </div>
    </Card>
  );
}

function instructionText({ systemPrompt }: Trial, lang: Lang): string {
  const t = translator(useTexts, lang);
  return systemPrompt ? t("try.system", { prompt: systemPrompt }) : t("try.system.none");
}

/** A few held-out questions; each is asked by one press. */
function Examples({ runId, first, onAsk, lang }: {
  runId: string;
  first: Trial;
  onAsk(example: HeldOutExample): void;
  lang: Lang;
}) {
  const [examples, setExamples] = useState(first.examples);
  const [error, setError] = useState<RequestError | null>(null);
  const t = translator(useTexts, lang);
  async function drawOthers(): Promise<void> {
    try {
      const address = `/api/v1/runs/${runId}/trial?count=${first.examples.length}`;
      setExamples((await fetchJson<Trial>(address)).examples);
      setError(null);
    } catch (failure) {
      if (!(failure instanceof RequestError)) throw failure;
      setError(failure);
    }
  }
  if (first.heldOut === 0) return <Hint>{t("try.examples.none")}</Hint>;
  return (
    <Stack gap="small">
      <div class="flex items-center gap-1">
        <Hint>{t("try.examples")}</Hint>
        <Term name="heldOut" id="held-out-term" lang={lang} />
      </div>
      <ul class="in-row">
        {examples.map((example) => (
          <li key={example.question}>
            <Button isSmall onClick={() => onAsk(example)}>{example.question}</Button>
          </li>
        ))}
        <li>
          <Button isSmall look="quiet" icon="refresh" onClick={drawOthers}>
            {t("try.examples.other")}
          </Button>
        </li>
      </ul>
      {error && <Message tone="bad" title={error.message} isUrgent>{error.hint}</Message>}
    </Stack>
  );
}
