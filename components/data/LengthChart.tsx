import type { RowLengths } from "@/core/contract/row_lengths.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { lengthTexts } from "@/core/contract/text/dataset_lengths.ts";
import { translator } from "@/core/contract/text.ts";
import { numberText } from "./number_text.ts";

/** Room above the bars for the name of the limit, in percent. */
const headRoom = 14;

/** How many rows have how many tokens; what lies beyond the limit is marked. */
export default function LengthChart({ lengths, lang }: { lengths: RowLengths; lang: Lang }) {
  const t = translator(lengthTexts, lang);
  const { bins, rows, median, longest } = lengths;
  const [least] = bins;
  const last = bins.at(-1);
  if (!least || !last || median === null || longest === null) return null;
  const limit = limitOf(lengths);
  const most = Math.max(...bins.map(({ count }) => count));
  const percent = (tokens: number) => 100 * (tokens - least.from) / (last.to - least.from);
  const width = 100 / bins.length;
  return (
    <figure>
      <svg
        class="length-bars"
        role="img"
        aria-label={t("lengths.chart", { rows, least: least.from, longest, median })}
      >
        {bins.map(({ from, to, count }, at) => {
          const height = (100 - headRoom) * count / most;
          return (
            <rect
              key={from}
              class={limit !== null && from >= limit ? "too-long" : undefined}
              x={`${at * width + width * 0.06}%`}
              width={`${width * 0.88}%`}
              y={`${100 - height}%`}
              height={`${height}%`}
            >
              <title>{t("lengths.bin", { from, to: to - 1, count })}</title>
            </rect>
          );
        })}
        {limit !== null && limit > least.from && limit < last.to && (
          <>
            <line x1={`${percent(limit)}%`} x2={`${percent(limit)}%`} y1="0" y2="100%" />
            <text x={`${percent(limit)}%`} dx="-4" dy="10" text-anchor="end">
              {t("lengths.limit", { count: limit })}
            </text>
          </>
        )}
      </svg>
      <figcaption class="quiet flex justify-between font-mono text-xs">
        <span>{numberText(least.from, lang)}</span>
        <span>{t("lengths.tokens", { count: last.to })}</span>
      </figcaption>
    </figure>
  );
}

/** The tokens of a row that are learnt at most; null where nothing is known. */
export function limitOf({ window, maxLength }: RowLengths): number | null {
  if (window === null || maxLength === null) return window ?? maxLength;
  return Math.min(window, maxLength);
}
