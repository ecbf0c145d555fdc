import { z } from "zod";
import Card from "@/components/kit/Card.tsx";
import { LinkButton } from "@/components/kit/Button.tsx";
import EmptyState from "@/components/kit/EmptyState.tsx";
import FormError from "@/components/kit/FormError.tsx";
import Message from "@/components/kit/Message.tsx";
import { PageTitle } from "@/components/kit/Text.tsx";
import { settingLabel } from "@/components/training/setting_texts.ts";
import {
  hyperFormSchema,
  idParams,
  type JobState,
  presentComparison,
  presentPlan,
  presetNames,
  type ProjectId,
  restingStates,
  type RunComparison,
  runSettings,
  settingsFromQuery,
  startFromForm,
  type StartRun,
  translator,
  withPreset,
} from "@/core/contract/mod.ts";
import { runsTexts } from "@/core/contract/text/runs.ts";
import { action, type App, page, type PageProps } from "@/define.ts";
import RunList from "@/islands/training/RunList.tsx";
import TrainingForm from "@/islands/training/TrainingForm.tsx";
import { Head } from "@/web/mod.ts";

const params = idParams<ProjectId>();

/** What a page's address may say: settings, or a preset's name. */
const query = z.record(z.string(), z.string());

export const handler = {
  GET: page(
    { access: "project:read", params, query },
    async ({ app, params: { id }, query, lang }) => {
      // The cursor comes first: what happens in between is then looked at twice, never missed.
      const cursor = await app.jobs.latestCursor();
      const [framed, comparison] = await Promise.all([
        app.overview.frameOf(id),
        app.training.compare(id),
      ]);
      const { plan, maxSteps } = await planFor(app, id, query);
      return {
        framed,
        cursor,
        plan: presentPlan(plan, lang),
        maxSteps,
        usualName: await app.training.usualName(id, lang),
        comparison: presentComparison(comparison, lang),
        models: await modelNames(app, comparison),
      };
    },
  ),

  POST: action({
    access: "project:write",
    params,
    form: hyperFormSchema,
  }, async ({ app, params: { id }, form, lang }) => {
    const start = startFromForm(form, lang);
    const run = await app.training.start(id, start, lang);
    return `/runs/${run.id}`;
  }),
};

/** The names of the runs' base models; a removed one keeps its id. */
async function modelNames(
  app: App,
  { runs }: RunComparison,
): Promise<Record<string, string>> {
  const ids = [...new Set(runs.map(({ baseModelId }) => baseModelId))];
  const models = await Promise.all(ids.map((id) => app.models.get(id).catch(() => null)));
  return Object.fromEntries(models.flatMap((model) => model ? [[model.id, model.name]] : []));
}

/** The plan with what the address asks for: settings one by one, or those of a preset. */
async function planFor(app: App, id: ProjectId, query: Readonly<Record<string, string>>) {
  const asked = settingsFromQuery(query);
  const { engine } = asked;
  const planned = async (hyper: StartRun["hyper"], maxSteps: number | null) => ({
    plan: await app.training.plan(
      id,
      { ...(hyper && { hyper }), ...(maxSteps && { maxSteps }), ...(engine && { engine }) },
      { isQuick: true },
    ),
    maxSteps,
  });
  const preset = presetNames.find((name) => name === query["preset"]);
  const first = await planned(asked.hyper, asked.maxSteps);
  if (!preset || !first.plan.usual) return first;
  const { hyper, maxSteps } = withPreset(preset, first.plan.usual);
  return await planned(hyper, maxSteps);
}

export default function TrainingPage({ data, lang, error, form }: PageProps<typeof handler>) {
  const t = translator(runsTexts, lang);
  const { framed: { project }, comparison, models, cursor, usualName } = data;
  const { plan, maxSteps } = error ? withEntered(data, form) : data;
  const { runs } = comparison;
  const active = runs.find(({ state }) => !restingStates.includes(state));
  const waiting = active ? undefined : runs.find(({ state }) => isWaiting(state));
  return (
    <>
      <Head>
        <title>{`${t("page.title")} – ${project.name} – Lernwerk`}</title>
      </Head>
      <PageTitle title={t("page.title")} lead={t(leadOf(plan.checks))} />
      <FormError error={error} fields={fieldNames(lang)} lang={lang} />
      {active && (
        <Message
          action={
            <LinkButton isSmall look="primary" href={`/runs/${active.id}`}>
              {t("active.open")}
            </LinkButton>
          }
        >
          {t("active", { run: active.name })}
        </Message>
      )}
      {waiting && (
        <Message
          action={
            <LinkButton isSmall look="primary" href={`/runs/${waiting.id}`}>
              {t("waiting.open")}
            </LinkButton>
          }
        >
          {t("waiting", { run: waiting.name })}
        </Message>
      )}
      <TrainingForm
        projectId={project.id}
        first={plan}
        maxSteps={maxSteps}
        entered={form}
        usualName={usualName}
        cursor={cursor}
        lang={lang}
      />
      <Card id="runs" title={t("runs")} lead={runs.length > 1 && t("runs.lead")}>
        {runs.length === 0
          ? <EmptyState icon="gauge" title={t("runs.none")}>{t("runs.none.what")}</EmptyState>
          : (
            <RunList
              projectId={project.id}
              first={comparison}
              models={models}
              cursor={cursor}
              lang={lang}
            />
          )}
      </Card>
    </>
  );
}

function isWaiting(state: JobState): boolean {
  return state === "paused" || state === "interrupted";
}

/** What was entered stands in the form again when it was refused. */
function withEntered(
  { plan, maxSteps }: Pick<PageProps<typeof handler>["data"], "plan" | "maxSteps">,
  form: Readonly<Record<string, string>>,
) {
  const entered = settingsFromQuery(form);
  const hyper = plan.hyper && { ...plan.hyper, ...entered.hyper };
  const engine = entered.engine ?? plan.engine;
  return { plan: { ...plan, hyper, engine }, maxSteps: entered.maxSteps ?? maxSteps };
}

function leadOf(checks: readonly { level: string }[]) {
  if (checks.some(({ level }) => level === "blocked")) return "page.lead.blocked";
  return checks.some(({ level }) => level === "warning") ? "page.lead.note" : "page.lead.ready";
}

/** An error tells fields by their names; people know their labels. */
function fieldNames(lang: "en" | "de"): Record<string, string> {
  const names = runSettings.filter((name) => name !== "baseModelId" && name !== "datasetVersionId");
  return Object.fromEntries(names.map((name) => [name, settingLabel(name, lang)]));
}
