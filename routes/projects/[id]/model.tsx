import { z } from "zod";
import { Button, LinkButton } from "@/components/kit/Button.tsx";
import Card from "@/components/kit/Card.tsx";
import FormError from "@/components/kit/FormError.tsx";
import { Stack } from "@/components/kit/Layout.tsx";
import Message from "@/components/kit/Message.tsx";
import { PageTitle } from "@/components/kit/Text.tsx";
import TextAreaField from "@/components/kit/TextAreaField.tsx";
import FormatChoice from "@/components/models/FormatChoice.tsx";
import LanguageWarning from "@/components/models/LanguageWarning.tsx";
import ModelChoice from "@/components/models/ModelChoice.tsx";
import {
  idParams,
  type OutputFormat,
  presentCheck,
  projectChangeSchema,
  type ProjectId,
  translator,
} from "@/core/contract/mod.ts";
import { modelPageTexts } from "@/core/contract/text/model_pages.ts";
import { overviewTexts } from "@/core/contract/text/overview.ts";
import { projectPageTexts } from "@/core/contract/text/project_pages.ts";
import { action, page, type PageProps } from "@/define.ts";
import { Head } from "@/web/mod.ts";

const params = idParams<ProjectId>();

/** So long the page waits for Ollama when it was never asked. */
const ollamaWithinMs = 80;

export const handler = {
  GET: page({
    access: "project:read",
    params,
    query: z.object({ saved: z.stringbool().catch(false) }),
  }, async ({ app, params: { id }, query, lang }) => {
    const [framed, models] = await Promise.all([
      app.overview.frameOf(id),
      app.modelViews.list({ withinMs: ollamaWithinMs }),
    ]);
    const chosen = models.find((model) => model.id === framed.project.baseModelId) ?? null;
    const language = chosen && await app.training.checkLanguage(id, chosen.languages);
    return {
      framed,
      models,
      chosen: chosen?.name ?? null,
      language: language?.level === "warning" ? presentCheck(language, lang) : null,
      // Of a chosen model, the check says it.
      gap: chosen ? null : await app.languageGap(id),
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
  const t = translator(modelPageTexts, lang);
  const tProject = translator(projectPageTexts, lang);
  const tOverview = translator(overviewTexts, lang);
  const { framed: { project }, models, chosen, language, isSaved } = data;
  return (
    <>
      <Head>
        <title>{`${tOverview("overview.step.model")} – ${project.name} – Lernwerk`}</title>
      </Head>
      <PageTitle
        title={t("step.title")}
        lead={t("step.lead")}
        actions={chosen && (
          <LinkButton
            look={isSaved ? "primary" : "plain"}
            icon="next"
            href={`/projects/${project.id}/data`}
          >
            {tProject("next", { step: tOverview("overview.step.data") })}
          </LinkButton>
        )}
      />
      <FormError error={error} lang={lang} />
      {isSaved && chosen && !error && (
        <div role="status">
          <Message tone="good" title={tProject("model.chosen", { model: chosen })} />
        </div>
      )}
      {data.gap && <LanguageWarning gap={data.gap} lang={lang} />}
      {language && (
        <Message
          tone="warning"
          title={language.message}
          action={
            <LinkButton isSmall href="/models?show=trainable#german">
              {t("step.language")}
            </LinkButton>
          }
        >
          {language.fix}
        </Message>
      )}
      <form method="post" data-keep={`model-${project.id}`}>
        <Stack>
          <ModelChoice
            models={models}
            chosen={form["baseModelId"] ?? project.baseModelId}
            lang={lang}
          />
          <FormatChoice
            chosen={(form["outputFormat"] ?? project.outputFormat) as OutputFormat}
            lang={lang}
          />
          <Card>
            <TextAreaField
              id="system"
              name="systemPrompt"
              label={tProject("model.system")}
              hint={tProject("model.system.hint")}
              term="systemPrompt"
              lang={lang}
              rows={2}
              maxLength={4000}
              value={form["systemPrompt"] ?? project.systemPrompt}
            />
          </Card>
          <div>
            <Button type="submit" look="primary" icon="check">{t("step.save")}</Button>
          </div>
        </Stack>
      </form>
    </>
  );
}
