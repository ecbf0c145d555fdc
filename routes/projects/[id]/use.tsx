import { z } from "zod";
import { LinkButton } from "@/components/kit/Button.tsx";
import Card from "@/components/kit/Card.tsx";
import Disclosure from "@/components/kit/Disclosure.tsx";
import EmptyState from "@/components/kit/EmptyState.tsx";
import FormError from "@/components/kit/FormError.tsx";
import Message from "@/components/kit/Message.tsx";
import { PageTitle } from "@/components/kit/Text.tsx";
import { hasPassages } from "@/components/projects/has_passages.ts";
import RemovedFile from "@/components/use/RemovedFile.tsx";
import UsageTabs from "@/components/use/UsageTabs.tsx";
import {
  type ArtifactId,
  checkpointChoiceSchema,
  exportFormSchema,
  idParams,
  idSchema,
  type Lang,
  type ProjectId,
  type RunId,
  translator,
} from "@/core/contract/mod.ts";
import { evaluationKindName } from "@/core/evaluation/mod.ts";
import { askTexts } from "@/core/contract/text/ask.ts";
import { exportTexts } from "@/core/contract/text/exports.ts";
import { useTexts } from "@/core/contract/text/use.ts";
import { action, page, type PageProps } from "@/define.ts";
import Compare from "@/islands/use/Compare.tsx";
import Evaluations from "@/islands/use/Evaluations.tsx";
import ExportForm, { type EnteredExport } from "@/islands/use/ExportForm.tsx";
import FileList from "@/islands/use/FileList.tsx";
import UseWork from "@/islands/use/UseWork.tsx";
import { Head } from "@/web/mod.ts";
import { listFiles, readRun, readUsages, readWork } from "./_use_page.ts";

const params = idParams<ProjectId>();
const runId = idSchema<RunId>();
const artifactId = idSchema<ArtifactId>();
const oneOrMore = z.union([
  exportFormSchema.transform((form) => [form]),
  z.array(exportFormSchema),
]);

export const handler = {
  GET: page({
    access: "project:read",
    params,
    query: z.object({
      run: runId.optional().catch(undefined),
      /** The file that was just taken away. */
      removed: artifactId.optional().catch(undefined),
    }),
  }, async ({ app, params: { id }, query, lang }) => {
    const cursor = await app.jobs.latestCursor();
    const runs = await app.training.list(id);
    const finished = runs.filter(({ state }) => state === "done");
    const artifacts = await app.exports.list({ projectId: id });
    const chosen = await readRun(app, finished, { wanted: query.run, lang });
    const files = await listFiles(app, artifacts, runs);
    const removed = query.removed ? await app.exports.removed(query.removed) : null;
    return {
      framed: await app.overview.frameOf(id),
      finished: finished.map(({ id, name }) => ({ id, name })),
      chosen,
      answering: artifacts.filter(({ runId, form }) =>
        runId === chosen?.run.id && (form.startsWith("gguf") || form === "adapter-gguf")
      ).map(({ id, form }) => ({ id, form })),
      files,
      removed: removed?.projectId === id ? removed : null,
      usages: await readUsages(app, artifacts),
      evaluations: await app.evaluations.list({ projectId: id }),
      work: await readWork(app, id, lang),
      cursor,
    };
  }),

  POST: action({
    access: "project:write",
    params,
    form: z.discriminatedUnion("do", [
      z.object({
        do: z.literal("export"),
        runId,
        checkpoint: checkpointChoiceSchema.optional(),
        artifacts: oneOrMore.optional(),
      }),
      z.object({ do: z.literal("evaluate"), runId, cases: z.enum(["recall", "document"]) }),
      z.object({ do: z.literal("remove"), artifactId }),
      z.object({ do: z.literal("folder"), artifactId }),
    ]),
  }, async ({ app, actor, params: { id }, form }) => {
    const here = `/projects/${id}/use`;
    if (form.do === "export") {
      await app.requireInProject("run", form.runId, id);
      const { runId, checkpoint, artifacts } = form;
      await app.exports.start(actor.personId, {
        runId,
        ...(checkpoint && { checkpoint }),
        ...(artifacts && { artifacts }),
      });
      return `${here}?run=${runId}`;
    }
    if (form.do === "evaluate") {
      await app.requireInProject("run", form.runId, id);
      const { runId, cases } = form;
      await app.evaluations.start(actor.personId, { runId, cases });
      return `${here}?run=${runId}`;
    }
    await app.requireInProject("artifact", form.artifactId, id);
    if (form.do === "folder") {
      await app.openFolder(await app.exports.folderOf(form.artifactId));
      return here;
    }
    await app.exports.remove(form.artifactId);
    return `${here}?removed=${form.artifactId}`;
  }),
};

type Data = PageProps<typeof handler>["data"];
type Chosen = NonNullable<Data["chosen"]>;

export default function UsePage({ data, lang, error, form, lists }: PageProps<typeof handler>) {
  const t = translator(useTexts, lang);
  const { framed: { project }, chosen, files, answering, work } = data;
  const entered = form["do"] === "export" ? { ...form, artifacts: lists["artifacts"] ?? [] } : null;
  const exporting = chosen && exportPart(data, { ...chosen, entered }, lang);
  const stage = !chosen ? "none" : answering.length === 0 ? "first" : "ready";
  // Where evaluations are listed, the one under way stands beside them.
  const evaluating = stage === "ready" && work.find(({ kind }) => kind === evaluationKindName) ||
    null;
  return (
    <>
      <Head>
        <title>{t("use.short")} – {project.name} – Lernwerk</title>
      </Head>
      <PageTitle
        title={t(`use.title.${stage}`)}
        lead={t(`use.lead.${stage}`)}
        actions={hasPassages(data.framed.steps) && (
          <LinkButton icon="message" href={`/projects/${project.id}/ask`}>
            {translator(askTexts, lang)("way.documents")}
          </LinkButton>
        )}
      />
      <FormError error={error} lang={lang} />
      {data.removed && <RemovedFile file={data.removed} lang={lang} />}
      {work.filter(({ id }) => id !== evaluating?.id).map((job) => (
        <UseWork key={job.id} {...job} isAwaited={answering.length === 0} lang={lang} />
      ))}
      {!chosen && (
        <Card>
          <EmptyState
            icon="message"
            title={t("use.none")}
            action={
              <LinkButton look="primary" href={`/projects/${project.id}/training`}>
                {t("use.none.action")}
              </LinkButton>
            }
          />
        </Card>
      )}
      {chosen && stage === "first" && <Card id="export">{exporting}</Card>}
      {chosen && stage === "ready" && (
        <Compare
          runId={chosen.run.id}
          trial={chosen.trial}
          files={answering.map(({ id, form }) => ({
            value: id,
            text: translator(exportTexts, lang)(`exports.form.${form}`),
          }))}
          lang={lang}
        />
      )}
      {files.length > 0 && (
        <Card id="results" title={t("files.title")} lead={t("files.lead")}>
          <FileList first={files} lang={lang} />
        </Card>
      )}
      {chosen && stage === "ready" && (
        <Evaluations
          projectId={project.id}
          runId={chosen.run.id}
          splits={chosen.trial.splits}
          first={data.evaluations}
          work={evaluating}
          cursor={data.cursor}
          lang={lang}
        />
      )}
      {data.usages && (
        <Card
          id="how"
          title={t("how.title")}
          lead={t("how.lead", {
            file: translator(exportTexts, lang)(`exports.form.${data.usages.form}`),
          })}
        >
          <UsageTabs usages={data.usages.programs} lang={lang} />
        </Card>
      )}
      {chosen && stage === "ready" && (
        <Card id="export" title={t("export.title")} lead={t("export.lead")}>
          <Disclosure summary={t("export.forms")} isOpen={entered !== null}>{exporting}</Disclosure>
        </Card>
      )}
    </>
  );
}

function exportPart(
  { finished, files }: Data,
  { run, checkpoints, choices, entered }: Chosen & { entered: EnteredExport | null },
  lang: Lang,
) {
  const t = translator(useTexts, lang);
  if ("error" in choices) {
    return <Message tone="bad" title={choices.error.message}>{choices.error.hint}</Message>;
  }
  const losses = new Intl.NumberFormat(lang, { maximumSignificantDigits: 3 });
  return (
    <ExportForm
      runs={[run, ...finished.filter(({ id }) => id !== run.id)]
        .map(({ id, name }) => ({ value: id, text: name }))}
      checkpoints={[
        { value: "best", text: t("export.checkpoint.best") },
        { value: "last", text: t("export.checkpoint.last") },
        ...checkpoints.toReversed().map(({ name, step, evalLoss }) => ({
          value: name,
          text: evalLoss === null
            ? t("export.checkpoint.step", { step })
            : t("export.checkpoint.loss", { step, loss: losses.format(evalLoss) }),
        })),
      ]}
      choices={choices.found}
      entered={entered}
      isFirst={files.length === 0}
      lang={lang}
    />
  );
}
