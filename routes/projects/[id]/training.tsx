import CheckList from "@/components/CheckList.tsx";
import FormError from "@/components/FormError.tsx";
import HyperFields from "@/components/HyperFields.tsx";
import ProjectFrame from "@/components/ProjectFrame.tsx";
import RunTable from "@/components/RunTable.tsx";
import {
  hyperFormSchema,
  idParams,
  presentPlan,
  type ProjectId,
  startFromForm,
  translator,
} from "@/core/contract/mod.ts";
import { projectPageTexts } from "@/core/contract/text/project_pages.ts";
import { action, page, type PageProps } from "@/define.ts";

const params = idParams<ProjectId>();

export const handler = {
  GET: page({ access: "project:read", params }, async ({ app, params: { id }, lang }) => ({
    framed: await app.overview.frameOf(id),
    plan: presentPlan(await app.training.plan(id), lang),
    runs: await app.training.list(id),
  })),

  POST: action({
    access: "project:write",
    params,
    form: hyperFormSchema,
  }, async ({ app, params: { id }, form }) => {
    const run = await app.training.start(id, startFromForm(form));
    return `/runs/${run.id}`;
  }),
};

export default function TrainingPage({ data, lang, error, form }: PageProps<typeof handler>) {
  const t = translator(projectPageTexts, lang);
  const { framed, plan, runs } = data;
  const isBlocked = plan.checks.some(({ level }) => level === "blocked");
  return (
    <ProjectFrame framed={framed} current="training" lang={lang}>
      <FormError error={error} />
      <section class="card">
        <h2>{t("training.checks")}</h2>
        <CheckList checks={plan.checks} />
      </section>
      <form method="post" class="card stack">
        <h2>{t("training.new")}</h2>
        <div class="field">
          <label for="name">{t("run.name")}</label>
          <input id="name" name="name" maxLength={120} value={form["name"]} />
        </div>
        {plan.hyper && (
          <details>
            <summary>{t("training.settings")}</summary>
            <p class="quiet small">{t("training.settings.hint")}</p>
            <HyperFields hyper={plan.hyper} entered={form} lang={lang} />
          </details>
        )}
        <p>
          <button type="submit" class="primary" disabled={isBlocked}>{t("training.start")}</button>
        </p>
      </form>
      <section class="card">
        <h2>{t("training.runs")}</h2>
        {runs.length === 0
          ? <p class="quiet">{t("training.runs.none")}</p>
          : <RunTable runs={runs} lang={lang} />}
      </section>
    </ProjectFrame>
  );
}
