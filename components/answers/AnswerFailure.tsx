import type { Lang } from "@/core/contract/lang.ts";
import { useTexts } from "@/core/contract/text/use.ts";
import { translator } from "@/core/contract/text.ts";
import Message from "../kit/Message.tsx";
import type { AnswerError } from "./said_answer.ts";

/** Why a model did not answer, with the way to what it lacks. */
export default function AnswerFailure({ error, lang }: { error: AnswerError; lang: Lang }) {
  const isNotInstalled = error.code === "inference_not_installed";
  const install = (
    <a class="link" href="/settings#packs">{translator(useTexts, lang)("export.install")}</a>
  );
  return (
    <Message tone="bad" title={error.message} {...isNotInstalled && { action: install }}>
      {error.hint}
    </Message>
  );
}
