import { z } from "zod";
import FormError from "@/components/FormError.tsx";
import ModelTable from "@/components/ModelTable.tsx";
import { type BaseModel, type Lang, registerModelSchema, translator } from "@/core/contract/mod.ts";
import { modelTexts } from "@/core/contract/text/models.ts";
import { shellTexts } from "@/core/contract/text/shell.ts";
import { action, page, type PageProps } from "@/define.ts";
import { Head } from "@/web/mod.ts";

export const handler = {
  GET: page({
    access: "signed-in",
    query: z.object({ refresh: z.stringbool().default(false) }),
  }, async ({ app, query }) => {
    const ollama = query.refresh ? await app.models.refresh() : null;
    const { ollamaUrl } = await app.settings.read();
    return { models: await app.models.list(), ollama, ollamaUrl };
  }),

  POST: action({
    access: "administer",
    form: z.union([
      z.object({ forget: z.string().max(500) }),
      registerModelSchema.pick({ path: true }),
    ]),
  }, async ({ app, actor, form }) => {
    if ("forget" in form) await app.models.forget(form.forget);
    else await app.models.register(actor.personId, form);
    return "/models";
  }),
};

export default function ModelsPage({ data, lang, error, form }: PageProps<typeof handler>) {
  const t = translator(modelTexts, lang);
  const title = translator(shellTexts, lang)("nav.models");
  const { models, ollama, ollamaUrl } = data;
  const ollamaText = !ollama
    ? t("models.ollama.unasked")
    : ollama.reachable
    ? t("models.ollama.reachable", { count: ollama.models })
    : t(`models.ollama.${ollama.reason}`, { address: ollamaUrl });
  return (
    <>
      <Head>
        <title>{title} – Lernwerk</title>
      </Head>
      <h1>{title}</h1>
      <FormError error={error} />
      <section class="card">
        <h2>{t("models.list")}</h2>
        <p class="quiet">{t("models.where")}</p>
        <ModelTable models={models} lang={lang} />
      </section>
      <section class="card row spread">
        <div>
          <h2>{t("models.ollama")}</h2>
          <p role={ollama ? "status" : undefined} class="quiet">{ollamaText}</p>
        </div>
        <a class="button" href="/models?refresh=true">{t("models.refresh")}</a>
      </section>
      <form method="post" class="card stack">
        <h2>{t("models.add")}</h2>
        <div class="field">
          <label for="path">{t("models.add.path")}</label>
          <input
            id="path"
            name="path"
            required
            maxLength={4096}
            value={form["path"]}
            aria-describedby="path-hint"
          />
          <span id="path-hint" class="quiet small">{t("models.add.hint")}</span>
        </div>
        <p>
          <button type="submit">{t("models.add.start")}</button>
        </p>
      </form>
      <Added models={models} lang={lang} />
    </>
  );
}

/** The models that a person added and can take out again. */
function Added({ models, lang }: { models: BaseModel[]; lang: Lang }) {
  const t = translator(modelTexts, lang);
  const added = models.filter(({ source }) => source === "file" || source === "folder");
  if (added.length === 0) return null;
  return (
    <ul class="card plain-list stack">
      {added.map(({ id, name }) => (
        <li key={id}>
          <form method="post" class="row spread">
            <span>{name}</span>
            <button type="submit" name="forget" value={id}>{t("models.forget")}</button>
          </form>
        </li>
      ))}
    </ul>
  );
}
