import { useEffect } from "preact/hooks";
import Dialog from "@/components/kit/Dialog.tsx";
import Icon from "@/components/kit/Icon.tsx";
import type { IconName } from "@/components/kit/icons.ts";
import { Hint } from "@/components/kit/Text.tsx";
import { inputClass } from "@/components/kit/TextField.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import type { SearchResult } from "@/core/contract/search.ts";
import { shellTexts } from "@/core/contract/text/shell.ts";
import { translator } from "@/core/contract/text.ts";
import { useDialog } from "../_use_dialog.ts";
import { searchAsked } from "./_open_overlays.ts";
import { useSearch } from "./_use_search.ts";

/** Finds projects, documents, runs, models and pages as one types. */
export default function SearchDialog({ lang }: { lang: Lang }) {
  const t = translator(shellTexts, lang);
  const { dialogRef, open } = useDialog();
  const { query, setQuery, results, chosen, move } = useSearch();
  useEffect(() => searchAsked.subscribe((times) => void (times > 0 && open())), []);
  function onKey(event: KeyboardEvent): void {
    const found = results?.[chosen];
    if (event.key === "ArrowDown") move(1);
    else if (event.key === "ArrowUp") move(-1);
    else if (event.key === "Enter" && found) location.assign(found.href);
    else return;
    event.preventDefault();
  }
  const said = results === null
    ? t("search.hint")
    : results.length === 0
    ? t("search.none", { query })
    : t("search.found", { count: results.length });
  return (
    <Dialog id="search" title={t("search.title")} dialogRef={dialogRef} lang={lang}>
      <input
        type="text"
        class={inputClass}
        role="combobox"
        aria-label={t("search.title")}
        aria-controls="search-results"
        aria-expanded={Boolean(results?.length)}
        aria-activedescendant={results?.[chosen] ? `search-result-${chosen}` : undefined}
        autofocus
        value={query}
        onInput={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={onKey}
      />
      <div role="status">
        <Hint>{said}</Hint>
      </div>
      <ul id="search-results" role="listbox" class="menu w-full p-0" aria-label={t("search.title")}>
        {results?.map((result, at) => (
          <Found
            key={`${result.kind} ${result.href} ${result.title}`}
            result={result}
            at={at}
            isChosen={at === chosen}
          />
        ))}
      </ul>
    </Dialog>
  );
}

const icons: Readonly<Record<SearchResult["kind"], IconName>> = {
  project: "folder",
  document: "document",
  run: "gauge",
  model: "cpu",
  page: "next",
};

function Found({ result: { kind, title, context, href }, at, isChosen }: {
  result: SearchResult;
  at: number;
  isChosen: boolean;
}) {
  return (
    <li id={`search-result-${at}`} role="option" aria-selected={isChosen}>
      <a href={href} class={isChosen ? "menu-active" : undefined} tabIndex={-1}>
        <Icon name={icons[kind]} size="small" />
        <span>{title}</span>
        {context && <span class="opacity-80">{context}</span>}
      </a>
    </li>
  );
}
