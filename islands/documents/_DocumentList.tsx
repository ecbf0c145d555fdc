import DocumentFilter from "@/components/documents/DocumentFilter.tsx";
import DocumentTable from "@/components/documents/DocumentTable.tsx";
import { Button } from "@/components/kit/Button.tsx";
import Card from "@/components/kit/Card.tsx";
import EmptyState from "@/components/kit/EmptyState.tsx";
import FormError from "@/components/kit/FormError.tsx";
import Pager from "@/components/kit/Pager.tsx";
import type { ShownDocument } from "@/core/contract/documents.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { documentTexts } from "@/core/contract/text/documents.ts";
import { translator } from "@/core/contract/text.ts";
import { followLinks, numberIn } from "./_follow_links.ts";
import { listParameters, type ListQuery, type LiveDocuments } from "./_live_documents.ts";
import { useAttempt } from "./_use_attempt.ts";
import type { Removal } from "./_use_removal.ts";

/** From so many documents on they can be searched. */
const searchedFrom = 8;

interface Props extends LiveDocuments {
  projectId: string;
  atOnce: number;
  removal: Removal;
  /** Reads documents again; null until the page has come alive. */
  start: ((request: Record<string, unknown>) => Promise<void>) | null;
  lang: Lang;
}

/** The documents in pages, to be searched, read again, and removed with a way back. */
export default function DocumentList(props: Props) {
  const { projectId, list, query, show, refresh, start, removal, lang } = props;
  const t = translator(documentTexts, lang);
  const { error, attempt } = useAttempt(refresh);

  async function remove(document: ShownDocument): Promise<void> {
    await removal.remove(document, () => void attempt(() => removal.restore(document)));
  }

  const actions = start && {
    onRemove: (document: ShownDocument) => void attempt(() => remove(document)),
    onRead: ({ id }: ShownDocument, password?: string) =>
      void attempt(() => start({ documentIds: [id], ...(password && { password }) })),
  };
  const shown = list.documents.filter(({ id }) => !removal.gone.includes(id));
  const all = Object.values(list.counts).reduce((sum, count) => sum + count, 0);
  return (
    <Card title={t("documents.list")}>
      <FormError error={error} lang={lang} />
      {(all > searchedFrom || query.state || query.search) && (
        <DocumentFilter
          projectId={projectId}
          filter={query}
          counts={list.counts}
          onChange={start ? (filter) => show({ ...filter, from: 0 }) : undefined}
          lang={lang}
        />
      )}
      {list.documents.length === 0
        ? <NothingFits {...props} />
        : <DocumentTable documents={shown} actions={actions} lang={lang} />}
      <ListPager {...props} />
    </Card>
  );
}

function NothingFits({ projectId, show, start, lang }: Props) {
  const t = translator(documentTexts, lang);
  const all: ListQuery = { state: null, search: "", from: 0 };
  return (
    <EmptyState
      icon="search"
      title={t("documents.filter.none")}
      action={
        <form method="get" action={`/projects/${projectId}/documents`}>
          <Button
            type="submit"
            onClick={start
              ? (event) => {
                event.preventDefault();
                show(all);
              }
              : undefined}
          >
            {t("documents.filter.reset")}
          </Button>
        </form>
      }
    />
  );
}

function ListPager({ projectId, list, query, atOnce, show, start, lang }: Props) {
  const t = translator(documentTexts, lang);
  const { from } = query;
  const to = from + list.documents.length;
  if (list.total <= atOnce) return null;
  const way = (key: "earlier" | "later", place: number) => ({
    href: `/projects/${projectId}/documents?${listParameters({ ...query, from: place })}`,
    text: t(`documents.list.${key}`),
  });
  const turn = followLinks((address) => show({ ...query, from: numberIn(address, "from") }));
  return (
    <div onClick={start ? turn : undefined}>
      <Pager
        label={t("documents.list.pages")}
        shown={t("documents.list.shown", { from: from + 1, to, total: list.total })}
        earlier={from > 0 ? way("earlier", Math.max(0, from - atOnce)) : null}
        later={to < list.total ? way("later", to) : null}
      />
    </div>
  );
}
