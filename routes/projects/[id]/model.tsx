import FormError from "@/components/FormError.tsx";
import ModelTable from "@/components/ModelTable.tsx";
import ProjectFrame from "@/components/ProjectFrame.tsx";
import {
  idParams,
  outputFormatSchema,
  projectChangeSchema,
  type ProjectId,
  translator,
} from "@/core/contract/mod.ts";
import { projectPageTexts } from "@/core/contract/text/project_pages.ts";
import { action, page, type PageProps } from "@/define.ts";

const params = idParams<ProjectId>();

export const handler = {
  GET: page({ access: "project:read", params }, async ({ app, params: { id } }) => ({
    framed: await app.overview.frameOf(id),
    models: await app.models.list(),
  })),

  POST: action({
    access: "project:write",
    params,
    form: projectChangeSchema.pick({ baseModelId: true, outputFormat: true, systemPrompt: true }),
  }, async ({ app, params: { id }, form }) => {
    if (form.baseModelId) await app.models.get(form.baseModelId);
    await app.projects.change(id, form);
    return `/projects/${id}/model`;
  }),
};

export default function ModelPage({ data, lang, error, form }: PageProps<typeof handler>) {
  const t = translator(projectPageTexts, lang);
  const { framed, models } = data;
  const { baseModelId, outputFormat, systemPrompt } = framed.project;
  return (
    <ProjectFrame framed={framed} current="model" lang={lang}>
      <FormError error={error} />
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
          <button type="submit" class="primary">{t("save")}</button>
        </p>
      </form>
      <section class="card">
        <ModelTable models={models} lang={lang} />
      </section>
    </ProjectFrame>
  );
}
