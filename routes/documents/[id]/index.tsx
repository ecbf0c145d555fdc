import { z } from "zod";
import DocumentFacts from "@/components/documents/DocumentFacts.tsx";
import { DocumentSummary } from "@/components/documents/DocumentState.tsx";
import NotReady from "@/components/documents/NotReady.tsx";
import type { MarkedPassage } from "@/components/documents/text_segments.ts";
import { Button, LinkButton } from "@/components/kit/Button.tsx";
import Card from "@/components/kit/Card.tsx";
import Disclosure from "@/components/kit/Disclosure.tsx";
import FormError from "@/components/kit/FormError.tsx";
import { Row } from "@/components/kit/Layout.tsx";
import { PageTitle } from "@/components/kit/Text.tsx";
import {
  type DocumentId,
  idParams,
  passwordSchema,
  presentDocument,
  statesOfGroup,
  translator,
} from "@/core/contract/mod.ts";
import { documentTexts } from "@/core/contract/text/documents.ts";
import { action, page, type PageProps } from "@/define.ts";
import DocumentReading from "@/islands/documents/DocumentReading.tsx";
import { Head } from "@/web/mod.ts";

const params = idParams<DocumentId>();
/** A place that was typed; whatever makes no sense is taken for the beginning. */
function place(least: number) {
  return z.coerce.number().int().min(least).optional().catch(undefined);
}

const word = z.string().max(100);

function markedPassage(
  { at: start, to: end, word: words }: {
    at: number | undefined;
    to: number | undefined;
    word: readonly string[];
  },
): MarkedPassage | null {
  return start !== undefined && end !== undefined && start < end ? { start, end, words } : null;
}

export const handler = {
  GET: page({
    access: "document:read",
    params,
    query: z.object({
      from: place(0),
      page: place(1),
      /** The number of a chunk, from 1, as people count. */
      chunk: place(1),
      /** A passage that is shown and marked: where it begins and ends in the text. */
      at: place(0),
      to: place(1),
      /** Words that it was found by. */
      word: z.union([z.array(word), word.transform((one) => [one])]).catch([]),
    }),
  }, async ({ app, params: { id }, query: { chunk, to, word, ...query }, lang }) => {
    const document = await app.documents.get(id);
    const { projectId } = document;
    const { chunkTokens, chunkOverlap } = await app.settings.read(projectId);
    const states = statesOfGroup.active;
    const [job] = await app.jobs.list({ projectId, states, limit: 1 });
    return {
      framed: await app.overview.frameOf(projectId),
      document: presentDocument(document, lang),
      /** Without a job at work, a state that says so was left behind by one that ended badly. */
      isBeingRead: document.state === "processing" && job !== undefined,
      marked: markedPassage({ at: query.at, to, word }),
      view: await app.documents.view(id, chunk === undefined ? query : { from: chunk - 1 }),
      sizes: { chunkTokens, chunkOverlap },
    };
  }),

  POST: action({
    access: "document:write",
    params,
    form: z.object({
      do: z.enum(["remove", "read"]),
      password: passwordSchema.optional().catch(undefined),
    }),
  }, async ({ app, actor, params: { id }, form }) => {
    const { projectId } = await app.documents.get(id);
    const list = `/projects/${projectId}/documents`;
    if (form.do === "remove") {
      await app.documents.remove(id);
      return `${list}?removed=${id}`;
    }
    await app.documents.process(actor.personId, projectId, {
      documentIds: [id],
      password: form.password,
    });
    return list;
  }),
};

export default function DocumentPage({ data, lang, error }: PageProps<typeof handler>) {
  const t = translator(documentTexts, lang);
  const { framed: { project }, document, view, marked, sizes, isBeingRead } = data;
  const { id, name, state } = document;
  return (
    <>
      <Head>
        <title>{name} – Lernwerk</title>
      </Head>
      <PageTitle
        title={name}
        lead={<DocumentSummary document={document} lang={lang} />}
        actions={
          <LinkButton icon="back" href={`/projects/${project.id}/documents`}>
            {t("documents.back")}
          </LinkButton>
        }
      />
      <FormError error={error} lang={lang} />
      {state === "ready"
        ? <DocumentReading document={document} first={view} {...{ marked, sizes, lang }} />
        : <NotReady document={document} isBeingRead={isBeingRead} lang={lang} />}
      <Card>
        <Disclosure summary={t("documents.facts")}>
          <DocumentFacts document={document} lang={lang} />
        </Disclosure>
        <Row>
          <LinkButton icon="download" href={`/api/v1/documents/${id}/file`}>
            {t("documents.file.download")}
          </LinkButton>
          {state === "ready" && (
            <LinkButton icon="download" href={`/api/v1/documents/${id}/text.txt`}>
              {t("documents.text.download")}
            </LinkButton>
          )}
          <form method="post" action={`/documents/${id}`}>
            <Row>
              {state === "ready" && (
                <Button type="submit" name="do" value="read" icon="refresh" disabled={isBeingRead}>
                  {t("documents.process.one")}
                </Button>
              )}
              <Button type="submit" name="do" value="remove" icon="trash">
                {t("documents.remove")}
              </Button>
            </Row>
          </form>
        </Row>
      </Card>
    </>
  );
}
