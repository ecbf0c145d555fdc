import { z } from "zod";
import { Button, LinkButton } from "@/components/kit/Button.tsx";
import Card from "@/components/kit/Card.tsx";
import CodeBlock from "@/components/kit/CodeBlock.tsx";
import CopiedText from "@/components/kit/CopiedText.tsx";
import Disclosure from "@/components/kit/Disclosure.tsx";
import { Row, Split, Stack } from "@/components/kit/Layout.tsx";
import { Facts } from "@/components/kit/Table.tsx";
import Term from "@/components/kit/Term.tsx";
import { Code, Hint, PageTitle } from "@/components/kit/Text.tsx";
import MemoryNeed from "@/components/models/MemoryNeed.tsx";
import { trainableText } from "@/components/models/model_words.ts";
import ModelBadges from "@/components/models/ModelBadges.tsx";
import { isGone, modelFacts, ModelTrouble } from "@/components/models/ModelCard.tsx";
import TensorCard from "@/components/models/TensorCard.tsx";
import ValueTable from "@/components/models/ValueTable.tsx";
import { type Lang, type ModelInspection, translator } from "@/core/contract/mod.ts";
import { bytesText } from "@/core/contract/text/bytes.ts";
import type { GlossaryTerm } from "@/core/contract/text/glossary.ts";
import { modelPageTexts } from "@/core/contract/text/model_pages.ts";
import { modelTexts } from "@/core/contract/text/models.ts";
import { page, type PageProps } from "@/define.ts";
import ModelProbe from "@/islands/models/ModelProbe.tsx";
import { Head } from "@/web/mod.ts";

/** So many tensors are read at a glance. */
const tensorsAtOnce = 50;

const tensorQuerySchema = z.object({
  offset: z.coerce.number().int().min(0).catch(0),
  search: z.string().max(100).catch(""),
  /** The list of tensors was asked for: it is open. */
  tensors: z.stringbool().catch(false),
});

export const handler = {
  GET: page({
    access: "signed-in",
    params: z.object({ id: z.string().min(1).max(500) }),
    query: tensorQuerySchema,
  }, async ({ app, actor, params: { id }, query: { tensors: isOpen, ...query } }) => {
    const wanted = { ...query, limit: tensorsAtOnce };
    return {
      inspection: await app.modelViews.inspect(id, actor.personId),
      tensors: await app.models.tensors(id, wanted),
      page: wanted,
      isOpen,
      canAdminister: actor.role === "owner",
    };
  }),
};

export default function ModelPage({ data, lang }: PageProps<typeof handler>) {
  const t = translator(modelPageTexts, lang);
  const { inspection, tensors, page: tensorPage, canAdminister } = data;
  const { model, values } = inspection;
  const isAdded = model.source === "file" || model.source === "folder";
  return (
    <>
      <Head>
        <title>{model.name} – Lernwerk</title>
      </Head>
      <PageTitle
        title={model.name}
        lead={t("inspect.lead")}
        actions={<LinkButton icon="back" href="/models">{t("back")}</LinkButton>}
      />
      <ModelBadges model={model} lang={lang} />
      <Split
        aside={
          <>
            <Use inspection={inspection} lang={lang} />
            {isAdded && canAdminister && <Removing inspection={inspection} lang={lang} />}
          </>
        }
      >
        {isGone(model) ? <ModelTrouble model={model} lang={lang} /> : (
          <>
            <Overview inspection={inspection} lang={lang} />
            <Asked inspection={inspection} lang={lang} />
          </>
        )}
      </Split>
      {!isGone(model) && <Values values={values} lang={lang} />}
      {inspection.tensorCount > 0 && (
        <TensorCard
          inspection={inspection}
          tensors={tensors}
          page={tensorPage}
          isOpen={data.isOpen}
          lang={lang}
        />
      )}
    </>
  );
}

interface Part {
  inspection: ModelInspection;
  lang: Lang;
}

function Overview({ inspection: { model, files }, lang }: Part) {
  const t = translator(modelPageTexts, lang);
  const unknown = translator(modelTexts, lang)("models.unknown");
  return (
    <Card title={t("inspect.overview")}>
      <Facts
        facts={[
          ...modelFacts(model, lang),
          [
            <Explained
              key="architecture"
              text={t("inspect.architecture")}
              name="architecture"
              lang={lang}
            />,
            [model.architecture, model.family].filter(Boolean).join(", ") || unknown,
          ],
          [
            t("inspect.path"),
            model.path === null ? unknown : <CopiedText key="path" text={model.path} lang={lang} />,
          ],
          ...files.length > 1
            ? [
              [
                t("inspect.files"),
                files.map(({ name, bytes }) => `${name} (${bytesText(bytes, lang)})`).join(", "),
              ] as const,
            ]
            : [],
        ]}
      />
      <p>{trainableText(model, lang)}</p>
      <MemoryNeed label={t("fit.run")} need={model.fit.run} lang={lang} />
      <MemoryNeed label={t("fit.train")} need={model.fit.train} lang={lang} />
    </Card>
  );
}

function Explained({ text, name, lang }: { text: string; name: GlossaryTerm; lang: Lang }) {
  return (
    <>
      {text} <Term name={name} id={`${name}-fact`} lang={lang} />
    </>
  );
}

function Values({ values, lang }: Pick<ModelInspection, "values"> & { lang: Lang }) {
  const t = translator(modelPageTexts, lang);
  return (
    <Card
      id="values"
      title={
        <>
          {t("inspect.values")} <Term name="metadata" id="values-term" lang={lang} />
        </>
      }
      aside={t("inspect.values.count", { count: values.length })}
    >
      {values.length === 0
        ? <Hint>{t("inspect.values.none")}</Hint>
        : (
          <Disclosure summary={t("inspect.values.show")}>
            <ValueTable values={values} lang={lang} />
          </Disclosure>
        )}
    </Card>
  );
}

/** Template, stop tokens and tokeniser: how text gets into the model and when it ends. */
function Asked({ inspection: { model, tokenizer, stopTokens }, lang }: Part) {
  const t = translator(modelPageTexts, lang);
  const template = model.chatTemplate;
  const hasFile = model.path !== null && model.format === "gguf";
  const special = tokenizer?.special.map(({ role, text }) => `${role} ${text}`).join(", ");
  return (
    <Card
      id="template"
      title={
        <>
          {t("inspect.asked")} <Term name="template" id="template-term" lang={lang} />
        </>
      }
      lead={t("inspect.template.hint")}
    >
      <Facts
        facts={[
          [
            <Explained key="stop" text={t("inspect.stop")} name="stopToken" lang={lang} />,
            stopTokens.length === 0 ? t("inspect.stop.none") : (
              <Row key="tokens">
                {stopTokens.map((token) => <Code key={token}>{token}</Code>)}
              </Row>
            ),
          ],
          [
            <Explained
              key="tokenizer"
              text={t("inspect.tokenizer")}
              name="tokenizer"
              lang={lang}
            />,
            <Stack key="tokenizer" gap="tight">
              <span>{[tokenizer?.model, tokenizer?.pre].filter(Boolean).join(" / ") || "–"}</span>
              {tokenizer?.vocabulary != null && (
                <Hint>{t("inspect.vocabulary", { count: tokenizer.vocabulary })}</Hint>
              )}
              {special && <Code>{special}</Code>}
            </Stack>,
          ],
        ]}
      />
      {template === null
        ? <Hint>{t("inspect.template.none")}</Hint>
        : (
          <Disclosure summary={t("inspect.template.show", { count: template.length })}>
            <CodeBlock text={template} label={t("inspect.asked")} lang={lang} />
          </Disclosure>
        )}
      {hasFile && (
        <>
          <Hint>{t("inspect.test.hint")}</Hint>
          <ModelProbe id={model.id} hasSample hasTest={model.trainable.possible} lang={lang} />
        </>
      )}
    </Card>
  );
}

function Use({ inspection: { usedBy }, lang }: Part) {
  const t = translator(modelPageTexts, lang);
  return (
    <Card title={t("inspect.use")}>
      {usedBy.length === 0 ? <Hint>{t("inspect.unused")}</Hint> : (
        <ul>
          {usedBy.map(({ id, name }) => (
            <li key={id}>
              <a href={`/projects/${id}/model`}>{name}</a>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Removing({ inspection: { model, isUploaded }, lang }: Part) {
  const t = translator(modelPageTexts, lang);
  return (
    <Card>
      <form method="post" action="/models">
        <Stack gap="small">
          <div>
            <Button type="submit" look="danger" icon="trash" name="forget" value={model.id}>
              {t("remove")}
            </Button>
          </div>
          <Hint>{t(isUploaded ? "remove.uploaded" : "remove.file")}</Hint>
        </Stack>
      </form>
    </Card>
  );
}
