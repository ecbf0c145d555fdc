import Badge from "@/components/kit/Badge.tsx";
import Message from "@/components/kit/Message.tsx";
import { Quiet, SectionTitle } from "@/components/kit/Text.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import { durationText } from "@/core/contract/text/duration.ts";
import { useTexts } from "@/core/contract/text/use.ts";
import { translator } from "@/core/contract/text.ts";
import type { Answer } from "./_comparison.ts";

/** One model's answer as it comes. The box keeps its size, so that nothing around it moves. */
export default function AnswerBox({ title, answer, lang }: {
  title: string;
  /** Null before anything was asked. */
  answer: Answer | null;
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
        {answer?.error && <Failure error={answer.error} lang={lang} />}
        <End answer={answer} lang={lang} />
      </div>
    </section>
  );
}

function Failure({ error, lang }: { error: NonNullable<Answer["error"]>; lang: Lang }) {
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

/** How it ended, and how fast it was. */
function End({ answer, lang }: { answer: Answer | null; lang: Lang }) {
  const t = translator(useTexts, lang);
  return (
    <p class="mt-2 flex flex-wrap items-center gap-2">
      {answer?.state === "cut" && <Badge tone="warning">{t("try.cut")}</Badge>}
      {answer?.state === "stopped" && <Badge>{t("try.stopped")}</Badge>}
      <Speed answer={answer} lang={lang} />
    </p>
  );
}

function Speed({ answer, lang }: { answer: Answer | null; lang: Lang }) {
  if (!answer?.speed) return null;
  const t = translator(useTexts, lang);
  const { firstMs, tokens, tokensPerS } = answer.speed;
  const rates = new Intl.NumberFormat(lang, { maximumSignificantDigits: 2 });
  const parts = [
    firstMs !== null && t("try.first", { time: durationText(firstMs / 1000, lang) }),
    tokens !== null && t("try.tokens", { count: tokens }),
    tokensPerS !== null && t("try.rate", { rate: rates.format(tokensPerS) }),
  ];
  return <span class="fine">{parts.filter(Boolean).join(" · ")}</span>;
}
