import { Button } from "@/components/kit/Button.tsx";
import { Row } from "@/components/kit/Layout.tsx";
import TextAreaField from "@/components/kit/TextAreaField.tsx";
import { Hint } from "@/components/kit/Text.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import { askTexts } from "@/core/contract/text/ask.ts";
import { translator } from "@/core/contract/text.ts";

/** The question; a plain form that asks for the passages where nothing follows it. */
export default function QuestionForm(props: {
  projectId: string;
  question: string;
  isRunning: boolean;
  /** Somebody is chosen to answer. */
  canAsk: boolean;
  hasModel: boolean;
  onQuestion(question: string): void;
  onAsk?: (() => void) | undefined;
  onStop(): void;
  lang: Lang;
}) {
  const { projectId, question, isRunning, canAsk, hasModel, onQuestion, onAsk, onStop, lang } =
    props;
  const t = translator(askTexts, lang);
  return (
    <form
      method="get"
      action={`/projects/${projectId}/ask`}
      class="stacked"
      data-keep="ask"
      onSubmit={onAsk && ((event) => {
        event.preventDefault();
        onAsk();
      })}
    >
      <TextAreaField
        id="question"
        name="q"
        label={t("ask.question")}
        rows={2}
        maxLength={20_000}
        required
        value={question}
        onInput={(event) => onQuestion(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          event.currentTarget.form?.requestSubmit();
        }}
      />
      <Row>
        <Button
          type="submit"
          look="primary"
          icon={hasModel ? "message" : "search"}
          isBusy={isRunning}
          disabled={isRunning || (hasModel && !canAsk)}
        >
          {t(hasModel ? "ask.do" : "ask.find")}
        </Button>
        {hasModel && (
          <>
            <Button icon="stop" disabled={!isRunning} onClick={onStop}>{t("ask.stop")}</Button>
            <Hint>{t("ask.question.hint")}</Hint>
          </>
        )}
      </Row>
    </form>
  );
}
