import type { Lang } from "@/core/contract/lang.ts";

/** A number as the language writes it. */
export function numberText(value: number, lang: Lang): string {
  return new Intl.NumberFormat(lang, { maximumFractionDigits: 1 }).format(value);
}
