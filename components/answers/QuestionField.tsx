import type { Lang } from "@/core/contract/lang.ts";
import { askingTexts } from "@/core/contract/text/asking.ts";
import { translator } from "@/core/contract/text.ts";
import TextAreaField from "../kit/TextAreaField.tsx";

/** As the contract allows; its schemas are not for browsers. */
const longestQuestion = 20_000;

/** No limit at all: taken away from a field in the page, the attribute would become 0. */
const anyLength = 2 ** 31 - 1;

/** Whether a question is longer than any model is asked. */
export function isTooLong(question: string): boolean {
  return question.trim().length > longestQuestion;
}

/**
 * A question of any length: a text that is too long is not cut but complained about, while a script
 * can tell. Control and Enter send the form.
 */
export default function QuestionField({ name, label, question, isLive, onQuestion, lang }: {
  name: string;
  label: string;
  question: string;
  /** A script follows what is typed. */
  isLive: boolean;
  onQuestion(question: string): void;
  lang: Lang;
}) {
  const t = translator(askingTexts, lang);
  const count = question.trim().length;
  const params = { count, most: longestQuestion, over: count - longestQuestion };
  return (
    <TextAreaField
      id="question"
      name={name}
      label={label}
      rows={2}
      maxLength={isLive ? anyLength : longestQuestion}
      required
      value={question}
      error={isTooLong(question) ? t("asking.long", params) : null}
      onInput={(event) => onQuestion(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        event.currentTarget.form?.requestSubmit();
      }}
    />
  );
}
