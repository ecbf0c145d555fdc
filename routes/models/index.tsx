import { z } from "zod";
import { Button, LinkButton } from "@/components/kit/Button.tsx";
import Card from "@/components/kit/Card.tsx";
import EmptyState from "@/components/kit/EmptyState.tsx";
import FormError from "@/components/kit/FormError.tsx";
import { Columns, Split, Stack } from "@/components/kit/Layout.tsx";
import Message from "@/components/kit/Message.tsx";
import { PageTitle } from "@/components/kit/Text.tsx";
import TextField from "@/components/kit/TextField.tsx";
import ModelCard from "@/components/models/ModelCard.tsx";
import ModelFilter, { modelsAddress, type ModelView } from "@/components/models/ModelFilter.tsx";
import ModelTable from "@/components/models/ModelTable.tsx";
import OllamaCard from "@/components/models/OllamaCard.tsx";
import {
  type Lang,
  type ListedModel,
  registerModelSchema,
  translator,
} from "@/core/contract/mod.ts";
import { modelPageTexts } from "@/core/contract/text/model_pages.ts";
import { modelTexts } from "@/core/contract/text/models.ts";
import { shellTexts } from "@/core/contract/text/shell.ts";
import { action, page, type PageProps } from "@/define.ts";
import ModelUpload from "@/islands/models/ModelUpload.tsx";
import { Head } from "@/web/mod.ts";

const modelId = z.string().max(500);

/** So long a page waits for Ollama at first; later it is known, or asked by hand. */
const ollamaWithinMs = 80;

export const handler = {
  GET: page({
    access: "signed-in",
    query: z.object({
      refresh: z.stringbool().catch(false),
      view: z.enum(["cards", "table"]).catch("cards"),
      show: z.enum(["all", "trainable", "fits"]).catch("all"),
      search: z.string().max(100).catch(""),
      removed: modelId.optional().catch(undefined),
      added: modelId.optional().catch(undefined),
    }),
  }, async ({ app, actor, query }) => {
    const { refresh, removed, added, ...view } = query;
    if (refresh) await app.models.refresh();
    const models = await app.modelViews.list({ withinMs: ollamaWithinMs });
    const { ollamaUrl, modelUploadLimitBytes } = await app.settings.read();
    return {
      models,
      view,
      ollama: await knownSoon(app.models.ollamaState()),
      isAsked: refresh,
      ollamaUrl,
      limitBytes: modelUploadLimitBytes,
      canAdminister: actor.role === "owner",
      removed: removed && !models.some(({ id }) => id === removed)
        ? { id: removed, usedBy: (await app.models.usedBy(removed, actor.personId)).length }
        : null,
      added: models.find(({ id }) => id === added)?.name ?? null,
    };
  }),

  POST: action({
    access: "administer",
    form: z.union([
      z.object({ forget: modelId }),
      z.object({ restore: modelId }),
      registerModelSchema.pick({ path: true }),
    ]),
  }, async ({ app, actor, form }) => {
    if ("forget" in form) {
      await app.models.forget(form.forget);
      return `/models?removed=${encodeURIComponent(form.forget)}`;
    }
    const { id } = "restore" in form
      ? await app.models.restore(form.restore)
      : await app.models.register(actor.personId, form);
    return `/models?added=${encodeURIComponent(id)}`;
  }),
};

/** What Ollama said, if it has said anything yet: an address where nobody answers keeps no page. */
async function knownSoon<T>(state: Promise<T>): Promise<T | null> {
  const nothing = new Promise<null>((resolve) => setTimeout(() => resolve(null), 0));
  return await Promise.race([state, nothing]);
}

/** What the filter lets through. */
function filtered(models: readonly ListedModel[], { show, search }: ModelView): ListedModel[] {
  const wanted = search.trim().toLowerCase();
  return models.filter((model) => {
    const { name, family, architecture, trainable, fit } = model;
    const text = [name, family, architecture].join(" ").toLowerCase();
    const isShown = show === "all" ||
      show === "trainable" && trainable.possible ||
      show === "fits" && ["fits", "tight"].includes(fit.run.level);
    return isShown && text.includes(wanted);
  });
}

export default function ModelsPage({ data, lang, error, form }: PageProps<typeof handler>) {
  const t = translator(modelPageTexts, lang);
  const title = translator(shellTexts, lang)("nav.models");
  const { models, view } = data;
  const shown = filtered(models, view);
  const trainable = models.filter((model) => isTrainableHere(model)).length;
  const lead = trainable === 0
    ? t("models.lead.none")
    : t("models.lead", { count: models.length, trainable });
  return (
    <>
      <Head>
        <title>{title} – Lernwerk</title>
      </Head>
      <PageTitle title={title} lead={lead} />
      <FormError error={form["path"] === undefined ? error : null} lang={lang} />
      <Changed added={data.added} removed={data.removed} lang={lang} />
      <ModelFilter view={view} lang={lang} />
      {view.view === "table" && <Shown models={shown} view={view} lang={lang} />}
      <Split
        aside={
          <OllamaCard
            state={data.ollama}
            address={data.ollamaUrl}
            isAsked={data.isAsked}
            lang={lang}
          />
        }
      >
        {view.view === "cards" && <Shown models={shown} view={view} lang={lang} />}
        <Card id="german" title={t("german.title")}>
          <p>{t("german.what")}</p>
          <p>{t("german.how")}</p>
        </Card>
        {data.canAdminister && (
          <Adding
            limitBytes={data.limitBytes}
            path={form["path"]}
            error={form["path"] === undefined ? null : error}
            lang={lang}
          />
        )}
      </Split>
    </>
  );
}

function isTrainableHere({ trainable, fit }: ListedModel): boolean {
  return trainable.possible && fit.train.level !== "too_large";
}

/** What was just done to the list, and the way back. */
function Changed({ added, removed, lang }: {
  added: string | null;
  removed: { id: string; usedBy: number } | null;
  lang: Lang;
}) {
  const t = translator(modelPageTexts, lang);
  if (!added && !removed) return null;
  return (
    <div role="status">
      {added && <Message tone="good" title={t("add.done", { name: added })} />}
      {removed && (
        <Message
          title={t("removed")}
          action={
            <form method="post" action="/models">
              <Button type="submit" isSmall icon="undo" name="restore" value={removed.id}>
                {t("restore")}
              </Button>
            </form>
          }
        >
          {removed.usedBy > 0 && t("removed.used", { count: removed.usedBy })}
        </Message>
      )}
    </div>
  );
}

function Shown({ models, view, lang }: {
  models: readonly ListedModel[];
  view: ModelView;
  lang: Lang;
}) {
  const t = translator(modelPageTexts, lang);
  if (models.length === 0) {
    const all = modelsAddress({ ...view, show: "all", search: "" });
    return (
      <EmptyState
        icon="search"
        title={t("filter.none")}
        action={<LinkButton href={all}>{t("filter.clear")}</LinkButton>}
      />
    );
  }
  if (view.view === "table") {
    return (
      <Card>
        <ModelTable models={models} lang={lang} />
      </Card>
    );
  }
  return (
    <Columns>
      {models.map((model) => <ModelCard key={model.id} model={model} lang={lang} />)}
    </Columns>
  );
}

/** By drag and drop, or by the path of what lies on this computer already. */
function Adding({ limitBytes, path, error, lang }: {
  limitBytes: number;
  path: string | undefined;
  error: Parameters<typeof FormError>[0]["error"];
  lang: Lang;
}) {
  const t = translator(modelPageTexts, lang);
  const tModels = translator(modelTexts, lang);
  return (
    <Card id="add" title={t("add.title")} lead={tModels("models.where")}>
      <ModelUpload limitBytes={limitBytes} lang={lang} />
      <form method="post" action="/models#add">
        <Stack gap="small">
          <FormError error={error} lang={lang} />
          <TextField
            id="path"
            name="path"
            label={`${t("add.path.title")}: ${tModels("models.add.path")}`}
            hint={tModels("models.add.hint")}
            value={path}
            maxLength={4096}
            required
          />
          <div>
            <Button type="submit" icon="plus">{tModels("models.add.start")}</Button>
          </div>
        </Stack>
      </form>
    </Card>
  );
}
