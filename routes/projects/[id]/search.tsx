import { LinkButton } from "@/components/kit/Button.tsx";
import Card from "@/components/kit/Card.tsx";
import EmptyState from "@/components/kit/EmptyState.tsx";
import { PageTitle } from "@/components/kit/Text.tsx";
import { searchOf } from "@/components/passages/search_entry.ts";
import {
  AppError,
  describeError,
  idParams,
  type Lang,
  type Passages,
  presentPassages,
  type ProjectId,
  type Search,
  searchSchema,
  translator,
} from "@/core/contract/mod.ts";
import { askTexts } from "@/core/contract/text/ask.ts";
import { passageTexts } from "@/core/contract/text/passages.ts";
import { page, type PageProps } from "@/define.ts";
import SearchTrial from "@/islands/passages/SearchTrial.tsx";
import { readMeaning } from "@/routes/_meaning.ts";
import { Head } from "@/web/mod.ts";
import { searchQuerySchema } from "./_search_query.ts";

/** So many documents can be ticked; with more a filter by name would have to come first. */
const documentsListed = 200;

/** The search with what is usual where it says nothing. */
function asked(search: Search) {
  const { filter, ...rest } = searchSchema.parse(search);
  return { ...rest, ...(filter && { filter }) };
}

/** Searching by meaning alone fails with its embedder: the form stays, and says why. */
async function outcomeOf(search: (() => Promise<Passages>) | null, lang: Lang) {
  try {
    return { passages: search && presentPassages(await search(), lang), error: null };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { code, message, hint } = describeError(error, lang);
    return { passages: null, error: { code, message, hint } };
  }
}

export const handler = {
  GET: page({
    access: "project:read",
    params: idParams<ProjectId>(),
    query: searchQuerySchema,
  }, async ({ app, actor, params: { id }, query: entry, lang }) => {
    const search = searchOf(entry);
    const scope = { ownerId: actor.personId, projectId: id };
    const { documents, total, chunks } = await app.documents.page(id, {
      state: "ready",
      from: 0,
      limit: documentsListed,
    });
    return {
      framed: await app.overview.frameOf(id),
      isEmpty: chunks === 0,
      entry,
      documents: documents.map(({ id, name }) => ({ id, name })),
      isMore: total > documents.length,
      meaning: await readMeaning(app, id, lang),
      ...await outcomeOf(
        search && (() => app.retrieval.search({ ...scope, ...asked(search) })),
        lang,
      ),
    };
  }),
};

export default function SearchPage({ data, lang }: PageProps<typeof handler>) {
  const t = translator(passageTexts, lang);
  const { framed: { project }, isEmpty, entry, documents, isMore, meaning, passages } = data;
  const place = `/projects/${project.id}`;
  return (
    <>
      <Head>
        <title>{t("search.title")} – {project.name} – Lernwerk</title>
      </Head>
      <PageTitle
        title={t("search.title")}
        lead={t("search.lead")}
        actions={!isEmpty && (
          <LinkButton icon="message" href={`${place}/ask`}>
            {translator(askTexts, lang)("way.documents")}
          </LinkButton>
        )}
      />
      {isEmpty
        ? (
          <Card>
            <EmptyState
              icon="search"
              title={t("search.none")}
              action={
                <LinkButton look="primary" href={`${place}/documents`}>
                  {t("search.none.action")}
                </LinkButton>
              }
            >
              {t("search.none.hint")}
            </EmptyState>
          </Card>
        )
        : (
          <SearchTrial
            projectId={project.id}
            entry={entry}
            first={passages}
            firstError={data.error}
            {...{ documents, isMore, meaning, lang }}
          />
        )}
    </>
  );
}
