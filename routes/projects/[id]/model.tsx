import { z } from "zod";
import CheckList from "@/components/CheckList.tsx";
import FormError from "@/components/FormError.tsx";
import ModelTable from "@/components/ModelTable.tsx";
import ProjectFrame from "@/components/ProjectFrame.tsx";
import {
  idParams,
  outputFormatSchema,
  presentCheck,
  projectChangeSchema,
  type ProjectId,
  translator,
} from "@/core/contract/mod.ts";
import { modelTexts } from "@/core/contract/text/models.ts";
import { overviewTexts } from "@/core/contract/text/overview.ts";
import { projectPageTexts } from "@/core/contract/text/project_pages.ts";
import { action, page, type PageProps } from "@/define.ts";

const params = idParams<ProjectId>();

export const handler = {
  GET: page({
    access: "project:read",
    params,
    query: z.object({ saved: z.stringbool().default(false) }),
  }, async ({ app, params: { id }, query, lang }) => {
    const framed = await app.overview.frameOf(id);
    const models = await app.models.list();
    const chosen = models.find((model) => model.id === framed.project.baseModelId) ?? null;
    const language = chosen && await app.training.checkLanguage(id, chosen.languages);
    return {
      framed,
      models,
      chosen: chosen?.name ?? null,
      language: language && presentCheck(language, lang),
      isSaved: query.saved,
    };
  }),

  POST: action({
    access: "project:write",
    params,
    form: projectChangeSchema.pick({ baseModelId: true, outputFormat: true, systemPrompt: true }),
  }, async ({ app, params: { id }, form }) => {
    if (form.baseModelId) await app.models.get(form.baseModelId);
    await app.projects.change(id, form);
    return `/projects/${id}/model?saved=true`;
  }),
};

export default function ModelPage({ data, lang, error, form }: PageProps<typeof handler>) {
  const t = translator(projectPageTexts, lang);
  const tModels = translator(modelTexts, lang);
  const { framed, models, chosen, language, isSaved } = data;
  const dataStep = translator(overviewTexts, lang)("overview.step.data");
  const { baseModelId, outputFormat, systemPrompt } = framed.project;
  return (
    <ProjectFrame framed={framed} current="model" lang={lang}>
      <FormError error={error} />
      {isSaved && chosen && !error && (
        <div class="message good row spread" role="status">
          <p>{t("model.chosen", { model: chosen })}</p>
          <a class="button primary" href={`/projects/${framed.project.id}/data`}>
            {t("next", { step: dataStep })}
          </a>
        </div>
      )}
      {language?.level === "warning" && (
        <section class="card">
          <CheckList checks={[language]} links={{ language: "/models" }} />
        </section>
      )}
      <form method="post" class="card stack">
        <h2>{t("model.settings")}</h2>
        <div class="field">
          <label for="model">{t("model.choose")}</label>
          <select id="model" name="baseModelId" required>
            {models.map(({ id, name }) => (
              <option key={id} value={id} selected={id === baseModelId}>{name}</option>
            ))}
          </select>
          <span class="quiet small">{t("model.choose.hint")}</span>
        </div>
        <div class="field">
          <label for="format">{t("model.format")}</label>
          <select id="format" name="outputFormat">
            {outputFormatSchema.options.map((format) => (
              <option key={format} value={format} selected={format === outputFormat}>
                {t(`format.${format}`)}
              </option>
            ))}
          </select>
        </div>
        <div class="field">
          <label for="system">{t("model.system")}</label>
          <textarea id="system" name="systemPrompt" rows={2} maxLength={4000}>
            {form["systemPrompt"] ?? systemPrompt}
          </textarea>
          <span class="quiet small">{t("model.system.hint")}</span>
        </div>
        <p>
          <button type="submit" class="primary">{t("model.use")}</button>
        </p>
      </form>
      <section class="card">
        <ModelTable models={models} lang={lang} />
        <p>
          {tModels("models.where")} <a href="/models">{t("model.more")}</a>
        </p>
      </section>
    </ProjectFrame>
  );
}
