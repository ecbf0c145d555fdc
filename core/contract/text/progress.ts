import type { Progress } from "../jobs.ts";
import type { Lang } from "../lang.ts";
import { translator } from "../text.ts";
import { bytesText } from "./bytes.ts";
import { durationRangeText } from "./duration.ts";
import { jobsTexts, jobUnitText } from "./jobs.ts";
import type { Pace } from "./pace.ts";
import { phaseText } from "./phases.ts";

type Amount = Pick<Progress, "done" | "total" | "unit">;

/** What a job is doing and how far it is, such as "Training · 22 of 216 steps". */
export function progressText(progress: Progress, lang: Lang): string {
  const { phase } = progress;
  return [phase && phaseText(phase, lang), amountText(progress, lang)].filter(Boolean).join(" · ");
}

/** How far a job is; empty where nothing is counted yet and nobody knows how much there is. */
export function amountText({ done, total, unit }: Amount, lang: Lang): string {
  if (done === 0 && total === null) return "";
  const t = translator(jobsTexts, lang);
  if (unit === "bytes") {
    const size = (bytes: number) => bytesText(bytes, lang);
    return total === null
      ? size(done)
      : t("amount.bytes", { done: size(done), total: size(total) });
  }
  const params = { done, unit: jobUnitText(unit, lang) };
  return total === null ? t("amount", params) : t("amount.of", { ...params, total });
}

/** How fast a job is and how long it will still take, such as "about 2–4 min left · 3 files per second". */
export function paceText({ perSecond, unit, remaining }: Pace, lang: Lang): string {
  const t = translator(jobsTexts, lang);
  const left = remaining && t("pace.left", { time: durationRangeText(remaining, lang) });
  return [left, rateText({ perSecond, unit }, lang)].filter(Boolean).join(" · ");
}

/** What is slower than one in two seconds is easier to grasp by the minute. */
function rateText({ perSecond, unit }: Pick<Pace, "perSecond" | "unit">, lang: Lang): string {
  const t = translator(jobsTexts, lang);
  if (unit === "bytes") return t("pace.bytes", { size: bytesText(perSecond, lang) });
  const isSlow = perSecond < 0.5;
  const amount = isSlow ? perSecond * 60 : perSecond;
  const rate = new Intl.NumberFormat(lang, { maximumSignificantDigits: 2 }).format(amount);
  return t(isSlow ? "pace.minute" : "pace.second", { rate, unit: jobUnitText(unit, lang) });
}
