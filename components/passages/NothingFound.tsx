import type { EmptiedBy } from "@/core/contract/retrieval.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { passageTexts } from "@/core/contract/text/passages.ts";
import { translator } from "@/core/contract/text.ts";
import { LinkButton } from "../kit/Button.tsx";
import EmptyState from "../kit/EmptyState.tsx";
import { Stack } from "../kit/Layout.tsx";
import { everywhere, type SearchEntry, searchParameters } from "./search_entry.ts";

/** That nothing was found, which part of the search is to blame, and the way to take it away. */
export default function NothingFound({ emptiedBy, entry, path, lang }: {
  emptiedBy: readonly EmptiedBy[];
  entry: SearchEntry;
  /** The page's address without a search. */
  path: string;
  lang: Lang;
}) {
  const t = translator(passageTexts, lang);
  if (emptiedBy.length === 0) return <EmptyState icon="search" title={t("search.empty.hint")} />;
  return (
    <EmptyState icon="search" title={t("search.empty.because")}>
      <Stack>
        {emptiedBy.map((blamed) => (
          <div key={blamed.part} class="flex flex-col items-center gap-2">
            <p>{t(`search.empty.${blamed.part}`)}</p>
            <LinkButton isSmall href={`${path}?${searchParameters(entryWithout(entry, blamed))}`}>
              {t(`search.empty.${blamed.part}.do`)}
            </LinkButton>
          </div>
        ))}
      </Stack>
    </EmptyState>
  );
}

function entryWithout(entry: SearchEntry, { part, query }: EmptiedBy): SearchEntry {
  switch (part) {
    case "documents":
      return { ...entry, documentIds: [] };
    case "formats":
      return { ...entry, formats: [] };
    case "pages":
      return { ...entry, from: null, to: null };
    case "filter":
      return everywhere(entry);
    case "all":
      return { ...everywhere(entry), query };
    case "excluded":
    case "phrases":
      return { ...entry, query };
  }
}
