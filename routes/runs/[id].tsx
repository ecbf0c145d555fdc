import { z } from "zod";
import { Button } from "@/components/kit/Button.tsx";
import Card from "@/components/kit/Card.tsx";
import Disclosure from "@/components/kit/Disclosure.tsx";
import FormError from "@/components/kit/FormError.tsx";
import { Row, Stack } from "@/components/kit/Layout.tsx";
import { Facts } from "@/components/kit/Table.tsx";
import TextAreaField from "@/components/kit/TextAreaField.tsx";
import TextField from "@/components/kit/TextField.tsx";
import { Code, PageTitle } from "@/components/kit/Text.tsx";
import { settingLabel, settingValue } from "@/components/training/setting_texts.ts";
import {
  idParams,
  type Lang,
  presentMetrics,
  type Run,
  type RunId,
  runSettings,
  translator,
} from "@/core/contract/mod.ts";
import { rateText, runsTexts } from "@/core/contract/text/runs.ts";
import { action, page, type PageProps } from "@/define.ts";
import RunView from "@/islands/training/RunView.tsx";
import { Head } from "@/web/mod.ts";

const params = idParams<RunId>();

/** A chart is about so many pixels wide. */
const firstPoints = 800;

/** Lines of the log that stand in the page before it is awake. */
const firstLines = 100;

export const handler = {
  GET: page({ access: "run:read", params }, async ({ app, params: { id }, lang }) => {
    // The cursor comes first: what happens between the two is then shown twice, never lost.
    const cursor = await app.jobs.latestCursor();
    const run = await app.training.get(id);
    const [framed, metrics, checkpoints, model, log] = await Promise.all([
      app.overview.frameOf(run.projectId),
      app.training.metrics(id, { points: firstPoints }),
      app.training.checkpoints(id),
      app.models.get(run.baseModelId).catch(() => null),
      app.training.logPage(id, { from: Number.MAX_SAFE_INTEGER, count: 1 }),
    ]);
    const from = Math.max(0, log.total - firstLines);
    return {
      framed,
      run,
      model: model?.name ?? run.baseModelId,
      first: { metrics: presentMetrics(metrics, lang), checkpoints },
      log: await app.training.logPage(id, { from, count: firstLines }),
      cursor,
    };
  }),

  POST: action({
    access: "run:write",
    params,
    form: z.discriminatedUnion("action", [
      z.object({ action: z.enum(["pause", "abort", "resume", "resume-best"]) }),
      z.object({
        action: z.literal("change"),
        name: z.string().trim().min(1).max(120),
        note: z.string().trim().max(4000),
      }),
    ]),
  }, async ({ app, params: { id }, form }) => {
    if (form.action === "change") {
      await app.training.change(id, { name: form.name, note: form.note });
    } else if (form.action === "resume") await app.training.resume(id, "last");
    else if (form.action === "resume-best") await app.training.resume(id, "best");
    else await app.training[form.action](id);
    return `/runs/${id}`;
  }),
};

export default function RunPage({ data, lang, error, form }: PageProps<typeof handler>) {
  const t = translator(runsTexts, lang);
  const { run, model, first, log, cursor } = data;
  const { id, jobId, projectId, hyper } = run;
  const { epochs, loraRank: rank } = hyper;
  return (
    <>
      <Head>
        <title>{`${run.name} – Lernwerk`}</title>
      </Head>
      <PageTitle
        title={run.name}
        lead={t("run.lead", { model, epochs, rank, rate: rateText(hyper.learningRate, lang) })}
      />
      <FormError error={error} lang={lang} />
      <RunView
        run={{ id, jobId, projectId, hyper }}
        first={first}
        log={log}
        cursor={cursor}
        lang={lang}
      />
      <AboutRun run={run} model={model} entered={form} lang={lang} />
    </>
  );
}

function AboutRun({ run, model, entered, lang }: {
  run: Run;
  model: string;
  entered: Readonly<Record<string, string>>;
  lang: Lang;
}) {
  const t = translator(runsTexts, lang);
  return (
    <Card id="about" title={t("about")}>
      <form method="post" data-keep="about">
        <Stack>
          <TextField
            id="name"
            name="name"
            label={t("about.name")}
            required
            maxLength={120}
            value={entered["name"] ?? run.name}
          />
          <TextAreaField
            id="note"
            name="note"
            rows={3}
            label={t("about.note")}
            hint={t("about.note.hint")}
            maxLength={4000}
            value={entered["note"] ?? run.note}
          />
          <Row>
            <Button type="submit" name="action" value="change">{t("about.save")}</Button>
          </Row>
        </Stack>
      </form>
      <Disclosure summary={t("about.settings")}>
        <Facts facts={settingFacts(run, model, lang)} />
      </Disclosure>
    </Card>
  );
}

function settingFacts(run: Run, model: string, lang: Lang) {
  const { datasetVersionId, hyper, maxSteps } = run;
  const t = translator(runsTexts, lang);
  const settings = { ...hyper, maxSteps };
  return [
    [t("setting.baseModelId", { value: "" }).trim(), model] as const,
    [t("about.data"), <Code key="data">{datasetVersionId}</Code>] as const,
    ...runSettings.filter((name) => name !== "baseModelId" && name !== "datasetVersionId")
      .map((name) =>
        [settingLabel(name, lang), shown(settingValue(name, settings[name], lang), lang)] as const
      ),
  ];
}

/** A switch in words. */
function shown(value: string, lang: Lang): string {
  const t = translator(runsTexts, lang);
  return value === "true" ? t("about.yes") : value === "false" ? t("about.no") : value;
}
