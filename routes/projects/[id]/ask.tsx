import { z } from "zod";
import { LinkButton } from "@/components/kit/Button.tsx";
import Card from "@/components/kit/Card.tsx";
import LanguageWarning from "@/components/models/LanguageWarning.tsx";
import EmptyState from "@/components/kit/EmptyState.tsx";
import Message from "@/components/kit/Message.tsx";
import { Hint, PageTitle } from "@/components/kit/Text.tsx";
import HitList from "@/components/passages/HitList.tsx";
import { askSchema, idParams, type Lang, type ProjectId, translator } from "@/core/contract/mod.ts";
import { askTexts } from "@/core/contract/text/ask.ts";
import { page, type PageProps } from "@/define.ts";
import AskDocuments from "@/islands/ask/AskDocuments.tsx";
import SearchState from "@/islands/passages/SearchState.tsx";
import { readMeaning } from "@/routes/_meaning.ts";
import { Head } from "@/web/mod.ts";

/** So many passages stand in for an answer. */
const passagesShown = 5;

export const handler = {
  GET: page({
    access: "project:read",
    params: idParams<ProjectId>(),
    query: z.object({
      /** Without JavaScript or a model, what fits is shown instead of an answer. */
      q: askSchema.shape.question.catch(""),
    }),
  }, async ({ app, actor, params: { id }, query: { q }, lang }) => {
    const { chunks } = await app.documents.page(id, { from: 0, limit: 1 });
    const scope = { ownerId: actor.personId, projectId: id };
    const choices = await app.answers.choices(id);
    // What a server's model speaks is not known.
    const isOurs = choices.some(({ answerer }) => answerer.kind !== "server");
    return {
      framed: await app.overview.frameOf(id),
      isEmpty: chunks === 0,
      choices,
      meaning: await readMeaning(app, id, lang),
      gap: isOurs ? await app.languageGap(id) : null,
      question: q,
      passages: q === "" ? null : await app.retrieval.search({
        ...scope,
        query: q,
        limit: passagesShown,
        mode: "hybrid",
      }),
    };
  }),
};

type Data = PageProps<typeof handler>["data"];

export default function AskPage({ data, lang }: PageProps<typeof handler>) {
  const t = translator(askTexts, lang);
  const { framed: { project }, isEmpty, choices, meaning, gap, question } = data;
  const place = `/projects/${project.id}`;
  return (
    <>
      <Head>
        <title>{t("ask.title")} – {project.name} – Lernwerk</title>
      </Head>
      <PageTitle
        title={t("ask.title")}
        lead={t("ask.lead")}
        actions={!isEmpty && (
          <LinkButton icon="search" href={`${place}/search`}>{t("ask.search")}</LinkButton>
        )}
      />
      {isEmpty
        ? (
          <Card>
            <EmptyState
              icon="message"
              title={t("ask.none")}
              action={
                <LinkButton look="primary" href={`${place}/documents`}>
                  {t("ask.none.action")}
                </LinkButton>
              }
            >
              {t("ask.none.hint")}
            </EmptyState>
          </Card>
        )
        : (
          <>
            {choices.length === 0 && <NoModel place={place} lang={lang} />}
            {gap && <LanguageWarning gap={gap} lang={lang} />}
            <AskDocuments
              projectId={project.id}
              choices={choices}
              asked={question}
              lang={lang}
            />
            <Found data={data} lang={lang} />
            <SearchState
              projectId={project.id}
              meaning={meaning}
              isFailing={isByWordsOnly(data.passages)}
              lang={lang}
            />
          </>
        )}
    </>
  );
}

function NoModel({ place, lang }: { place: string; lang: Lang }) {
  const t = translator(askTexts, lang);
  return (
    <Message
      title={t("ask.models.none")}
      action={
        <>
          <LinkButton isSmall href={`${place}/model`}>{t("ask.models.none.action")}</LinkButton>
          <LinkButton isSmall look="quiet" href="/settings#programs">
            {t("ask.models.none.settings")}
          </LinkButton>
        </>
      }
    >
      {t("ask.models.none.hint")}
    </Message>
  );
}

function Found({ data: { passages, choices }, lang }: { data: Data; lang: Lang }) {
  const t = translator(askTexts, lang);
  if (!passages) return null;
  return (
    <Card
      id="passages"
      title={t("ask.passages")}
      lead={choices.length > 0 ? t("ask.plain") : undefined}
    >
      {passages.hits.length === 0
        ? <EmptyState icon="search" title={t("ask.passages.none")} />
        : <HitList passages={passages} lang={lang} />}
      {isByWordsOnly(passages) && <Hint>{t("answer.words")}</Hint>}
    </Card>
  );
}

function isByWordsOnly(passages: Data["passages"]): boolean {
  return passages?.vectors.state === "failed";
}
