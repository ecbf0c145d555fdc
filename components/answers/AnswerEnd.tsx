import type { Lang } from "@/core/contract/lang.ts";
import { durationText } from "@/core/contract/text/duration.ts";
import { useTexts } from "@/core/contract/text/use.ts";
import { translator } from "@/core/contract/text.ts";
import Badge from "../kit/Badge.tsx";
import type { SaidAnswer } from "./said_answer.ts";

/** How an answer ended, and how fast it was. */
export default function AnswerEnd({ answer, lang }: { answer: SaidAnswer | null; lang: Lang }) {
  const t = translator(useTexts, lang);
  return (
    <p class="mt-2 flex flex-wrap items-center gap-2">
      {answer?.state === "cut" && <Badge tone="warning">{t("try.cut")}</Badge>}
      {answer?.state === "stopped" && <Badge>{t("try.stopped")}</Badge>}
      <Speed answer={answer} lang={lang} />
    </p>
  );
}

function Speed({ answer, lang }: { answer: SaidAnswer | null; lang: Lang }) {
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
