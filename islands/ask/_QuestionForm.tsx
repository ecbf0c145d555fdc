import QuestionField, { isTooLong } from "@/components/answers/QuestionField.tsx";
import { Button } from "@/components/kit/Button.tsx";
import { Row } from "@/components/kit/Layout.tsx";
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
  /** A script runs. */
  isLive: boolean;
  onQuestion(question: string): void;
  onAsk?: (() => void) | undefined;
  onStop(): void;
  lang: Lang;
}) {
  const { projectId, question, isRunning, canAsk, hasModel, isLive, onAsk, onStop, lang } = props;
  const { onQuestion } = props;
  const isNobody = hasModel && !canAsk;
  const isLong = isTooLong(question);
  const t = translator(askTexts, lang);
  return (
    <form
      method="get"
      action={`/projects/${projectId}/ask`}
      class="stacked"
      data-keep="ask"
      onSubmit={(event) => {
        if (onAsk || isLong) event.preventDefault();
        if (!isLong) onAsk?.();
      }}
    >
      <QuestionField
        name="q"
        label={t("ask.question")}
        isLive={isLive}
        {...{ question, onQuestion, lang }}
      />
      <Row>
        <Button
          type="submit"
          look="primary"
          icon={hasModel ? "message" : "search"}
          isBusy={isRunning}
          disabled={isRunning || isNobody || isLong}
          aria-describedby={isNobody ? "nobody" : undefined}
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
      {isNobody && <p id="nobody" class="field-error" role="status">{t("ask.nobody")}</p>}
    </form>
  );
}
