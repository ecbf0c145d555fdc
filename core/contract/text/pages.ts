import type { Lang } from "../lang.ts";
import { defineTexts, translator } from "../text.ts";

const pageTexts = defineTexts({
  en: { "one": "page {page}", "several": "pp. {page}–{lastPage}" },
  de: { "one": "Seite {page}", "several": "S. {page}–{lastPage}" },
});

/** The page on which something begins and that on which it ends; null where there are no pages. */
export interface PageSpan {
  page: number | null;
  lastPage: number | null;
}

/** "page 3" or "pp. 3–4"; empty without pages. */
export function pagesText({ page, lastPage }: PageSpan, lang: Lang): string {
  if (page === null) return "";
  const t = translator(pageTexts, lang);
  return lastPage === null || lastPage <= page
    ? t("one", { page })
    : t("several", { page, lastPage });
}
