import type { Lang } from "@/core/contract/lang.ts";
import { casesTexts } from "@/core/contract/text/cases.ts";
import { percentText, shareOf } from "@/core/contract/text/share.ts";
import { useTexts } from "@/core/contract/text/use.ts";
import { translator } from "@/core/contract/text.ts";

/** Right answers before and after training. */
export interface Score {
  cases: number;
  baseRight: number;
  tunedRight: number;
}

/** Right answers of both models as bars, each with the range that chance alone could move it in. */
export default function ScoreBars({ score, lang }: { score: Score; lang: Lang }) {
  const { cases, baseRight, tunedRight } = score;
  const t = translator(useTexts, lang);
  return (
    <dl class="stacked">
      <Bar name={t("try.base")} right={baseRight} cases={cases} isBase lang={lang} />
      <Bar name={t("try.tuned")} right={tunedRight} cases={cases} lang={lang} />
    </dl>
  );
}

function Bar({ name, right, cases, isBase = false, lang }: {
  name: string;
  right: number;
  cases: number;
  isBase?: boolean;
  lang: Lang;
}) {
  const { value, low, high } = shareOf(right, cases);
  const percent = (share: number) => percentText(share, lang);
  const words = translator(casesTexts, lang)("case.interval", {
    share: percent(value),
    low: percent(low),
    high: percent(high),
  });
  return (
    <div>
      <dt class="flex flex-wrap justify-between gap-2">
        <span class="font-medium">{name}</span>
        <span class="font-mono tabular-nums">
          {translator(useTexts, lang)("evaluations.right", { right, cases })}
        </span>
      </dt>
      <dd>
        <svg
          class={isBase ? "text-quiet mt-1 h-6 w-full" : "text-primary mt-1 h-6 w-full"}
          viewBox="0 0 100 24"
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          <rect class="text-base-300" width="100" height="16" fill="currentColor" />
          <rect width={100 * value} height="16" fill="currentColor" />
          <path
            class="text-base-content"
            d={`M${100 * low} 17V23M${100 * low} 20H${100 * high}M${100 * high} 17V23`}
            stroke="currentColor"
            stroke-width="2"
            vector-effect="non-scaling-stroke"
          />
        </svg>
        <span class="fine">{words}</span>
      </dd>
    </div>
  );
}
