import type { LeftOutSource, PromptBudget } from "@/core/contract/answers.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { askTexts } from "@/core/contract/text/ask.ts";
import { pagesText } from "@/core/contract/text/pages.ts";
import { translator } from "@/core/contract/text.ts";
import Term from "../kit/Term.tsx";
import { Hint } from "../kit/Text.tsx";

const parts = ["question", "sources", "answer", "free"] as const;

const looks = {
  question: "size-3 rounded-full bg-secondary",
  sources: "size-3 rounded-full bg-primary",
  answer: "size-3 rounded-full bg-accent",
  free: "size-3 rounded-full border border-edge",
} as const;

const stripes = {
  question: "bg-secondary",
  sources: "bg-primary",
  answer: "bg-accent",
  free: "",
} as const;

/** How a model's window is shared out between question, passages and answer, and what did not fit. */
export default function WindowBudget({ id, budget, leftOut, lang }: {
  /** Unique on the page. */
  id: string;
  budget: PromptBudget;
  leftOut: readonly LeftOutSource[];
  lang: Lang;
}) {
  const t = translator(askTexts, lang);
  const { window, question, sources, answer } = budget;
  const used = question + sources + answer;
  const tokens = { question, sources, answer, free: Math.max(0, window - used) };
  const share = (part: keyof typeof tokens) => `${100 * tokens[part] / Math.max(window, used)}%`;
  const numbers = new Intl.NumberFormat(lang);
  return (
    <div class="stacked-small" role="group" aria-labelledby={id}>
      <div class="flex flex-wrap items-center justify-between gap-x-3">
        <span id={id} class="fine">{t("budget.title")}</span>
        <span class="fine flex items-center gap-1">
          {t("budget.sum", { used, window })}
          <Term name="contextWindow" id={`${id}-term`} lang={lang} />
        </span>
      </div>
      <div class="flex h-2 overflow-hidden rounded-full bg-base-300" aria-hidden="true">
        {parts.map((part) => (
          <span key={part} class={stripes[part]} style={{ width: share(part) }} />
        ))}
      </div>
      <ul class="flex flex-wrap gap-x-4 gap-y-1 text-sm">
        {parts.map((part) => (
          <li key={part} class="flex items-center gap-1.5">
            <span class={looks[part]} aria-hidden="true" />
            <span class="quiet">{t(`budget.${part}`)}</span>
            <span class="font-mono">{numbers.format(tokens[part])}</span>
          </li>
        ))}
      </ul>
      {leftOut.length > 0 && (
        <Hint>{t("budget.left", { count: leftOut.length, names: namesOf(leftOut, lang) })}</Hint>
      )}
    </div>
  );
}

function namesOf(leftOut: readonly LeftOutSource[], lang: Lang): string {
  const named = leftOut.map(({ documentName, ...pages }) =>
    [documentName, pagesText(pages, lang)].filter(Boolean).join(", ")
  );
  return [...new Set(named)].join("; ");
}
