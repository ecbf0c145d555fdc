import SearchFields, { type SearchedDocument } from "@/components/passages/SearchFields.tsx";
import SearchOutcome from "@/components/passages/SearchOutcome.tsx";
import type { Meaning } from "@/components/passages/meaning.ts";
import type { SearchEntry } from "@/components/passages/search_entry.ts";
import Card from "@/components/kit/Card.tsx";
import EmptyState from "@/components/kit/EmptyState.tsx";
import FormError from "@/components/kit/FormError.tsx";
import { Spoken } from "@/components/kit/Layout.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import type { ShownPassages } from "@/core/contract/retrieval.ts";
import { passageTexts } from "@/core/contract/text/passages.ts";
import { translator } from "@/core/contract/text.ts";
import MeaningState from "../_MeaningState.tsx";
import { useAwake } from "../_use_awake.ts";
import { type SearchError, useSearchTrial } from "./_use_search_trial.ts";

/** Searching a project's documents with all reasons; it follows what is typed where a script runs. */
export default function SearchTrial(props: {
  projectId: string;
  entry: SearchEntry;
  first: ShownPassages | null;
  /** Why the page itself found nothing. */
  firstError: SearchError | null;
  documents: readonly SearchedDocument[];
  isMore: boolean;
  meaning: Meaning;
  lang: Lang;
}) {
  const { projectId, documents, isMore, meaning, lang } = props;
  const t = translator(passageTexts, lang);
  const isLive = useAwake();
  const { entry, passages, isBusy, error, change } = useSearchTrial(props);
  const path = `/projects/${projectId}/search`;
  const live = isLive && {
    onInput: (event: Event) => change(event.currentTarget as HTMLFormElement),
    onSubmit: (event: Event) => {
      event.preventDefault();
      change(event.currentTarget as HTMLFormElement, { isNow: true });
    },
  };
  return (
    <>
      <Card>
        <form method="get" action={path} role="search" class="stacked" {...live}>
          <SearchFields {...{ entry, documents, isMore, path, isBusy, lang }} />
        </form>
        <MeaningState
          {...{ projectId, meaning, lang }}
          isFailing={passages?.vectors.state === "failed" ||
            (error?.code.startsWith("embedder_") ?? false)}
        />
      </Card>
      <FormError error={error} lang={lang} />
      <div class="cards" aria-busy={isBusy}>
        {passages ? <SearchOutcome {...{ passages, entry, path, lang }} /> : (
          <Card>
            <EmptyState icon="search" title={t("search.idle")} />
          </Card>
        )}
      </div>
      <div role="status">
        {passages && !isBusy && (
          <Spoken>{t("search.found", { count: passages.hits.length })}</Spoken>
        )}
      </div>
    </>
  );
}
