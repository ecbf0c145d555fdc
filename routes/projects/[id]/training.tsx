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
import { usualRunName } from "@/routes/_usual_run_name.ts";

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
  }, async ({ app, params: { id }, form, lang }) => {
    const start = startFromForm(form, lang);
    const name = start.name ?? await usualRunName(app, id, lang);
    const run = await app.training.start(id, { ...start, name });
    return `/runs/${run.id}`;
  }),
};

/** Where what a check misses is made good. */
function remedies(id: string): Record<string, string> {
  const [model, data, packs] = [`/projects/${id}/model`, `/projects/${id}/data`, "/settings#packs"];
  return { model, language: model, data, recall: data, engine: packs, tokens: packs };
}

export default function TrainingPage({ data, lang, error, form }: PageProps<typeof handler>) {
  const t = translator(projectPageTexts, lang);
  const { framed, plan, runs } = data;
  const hasNote = plan.checks.some(({ level }) => level === "warning");
  const duration = plan.checks.find(({ id }) => id === "speed")?.message;
  const isBlocked = plan.checks.some(({ level }) => level === "blocked");
  return (
    <ProjectFrame framed={framed} current="training" lang={lang}>
      <FormError error={error} />
      <section class="card">
        <h2>{t("training.checks")}</h2>
        <details open={isBlocked || hasNote}>
          <summary>
            {t(
              isBlocked
                ? "training.checks.blocked"
                : hasNote
                ? "training.checks.note"
                : "training.checks.well",
            )}
            {!isBlocked && !hasNote && duration && ` ${duration}`}
          </summary>
          <div class="details-body">
            <CheckList checks={plan.checks} links={remedies(framed.project.id)} />
          </div>
        </details>
      </section>
      <form method="post" class="card stack">
        <h2>{t("training.new")}</h2>
        <div class="field">
          <label for="name">{t("run.name")}</label>
          <input
            id="name"
            name="name"
            maxLength={120}
            value={form["name"]}
            aria-describedby="name-hint"
          />
          <span id="name-hint" class="quiet small">
            {t("run.name.hint", { name: t("run.default", { number: runs.length + 1 }) })}
          </span>
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
