import { z } from "zod";
import ArtifactTable from "@/components/ArtifactTable.tsx";
import EvaluationTable from "@/components/EvaluationTable.tsx";
import ExportForm from "@/components/ExportForm.tsx";
import FormError from "@/components/FormError.tsx";
import ProjectFrame from "@/components/ProjectFrame.tsx";
import Compare from "@/islands/Compare.tsx";
import {
  type ArtifactId,
  exportFormSchema,
  idParams,
  idSchema,
  type ProjectId,
  type RunId,
  translator,
} from "@/core/contract/mod.ts";
import { projectPageTexts } from "@/core/contract/text/project_pages.ts";
import { action, page, type PageProps } from "@/define.ts";

const params = idParams<ProjectId>();
const runId = idSchema<RunId>();
const artifactId = idSchema<ArtifactId>();
const oneOrMore = z.union([
  exportFormSchema.transform((form) => [form]),
  z.array(exportFormSchema),
]);

export const handler = {
  GET: page({ access: "project:read", params }, async ({ app, params: { id } }) => ({
    framed: await app.overview.frameOf(id),
    runs: await app.training.list(id),
    artifacts: await app.exports.list({ projectId: id }),
    evaluations: await app.evaluations.list({ projectId: id }),
  })),

  POST: action({
    access: "project:write",
    params,
    form: z.discriminatedUnion("do", [
      z.object({ do: z.literal("export"), runId, artifacts: oneOrMore.optional() }),
      z.object({ do: z.literal("evaluate"), runId }),
      z.object({ do: z.literal("remove"), artifactId }),
      z.object({ do: z.literal("folder"), artifactId }),
    ]),
  }, async ({ app, actor, params: { id }, form }) => {
    const here = `/projects/${id}/use`;
    if (form.do === "export") {
      await app.requireInProject("run", form.runId, id);
      const { runId, artifacts } = form;
      const job = await app.exports.start(actor.personId, {
        runId,
        ...(artifacts && { artifacts }),
      });
      return `/jobs/${job.id}`;
    }
    if (form.do === "evaluate") {
      await app.requireInProject("run", form.runId, id);
      const request = { runId: form.runId, cases: "recall" as const };
      return `/jobs/${(await app.evaluations.start(actor.personId, request)).id}`;
    }
    await app.requireInProject("artifact", form.artifactId, id);
    if (form.do === "remove") await app.exports.remove(form.artifactId);
    else await app.openFolder(await app.exports.folderOf(form.artifactId));
    return here;
  }),
};

export default function UsePage({ data, lang, error }: PageProps<typeof handler>) {
  const t = translator(projectPageTexts, lang);
  const { framed, runs, artifacts, evaluations } = data;
  const finished = runs.filter(({ state }) => state === "done");
  const [newestRun] = finished;
  const canAnswer = artifacts.some(({ form }) =>
    form.startsWith("gguf") || form === "adapter-gguf"
  );
  return (
    <ProjectFrame framed={framed} current="use" lang={lang}>
      <FormError error={error} />
      {newestRun && canAnswer && (
        <section class="card stack">
          <h2>{t("use.try")}</h2>
          <Compare runId={newestRun.id} lang={lang} />
        </section>
      )}
      <section class="card stack">
        <h2>{t("use.export")}</h2>
        {newestRun
          ? (
            <ExportForm
              runs={finished}
              outputFormat={framed.project.outputFormat}
              isFirst={artifacts.length === 0}
              lang={lang}
            />
          )
          : <p class="quiet">{t("use.none")}</p>}
      </section>
      <section id="results" class="card stack">
        <h2>{t("use.artifacts")}</h2>
        {artifacts.length === 0
          ? <p class="quiet">{t("use.artifacts.none")}</p>
          : <ArtifactTable artifacts={artifacts} runs={runs} lang={lang} />}
      </section>
      <section id="evaluations" class="card stack">
        <div class="row spread">
          <div>
            <h2>{t("use.evaluations")}</h2>
            <p class="quiet small">{t("use.evaluate.hint")}</p>
          </div>
          {newestRun && canAnswer && (
            <form method="post">
              <input type="hidden" name="runId" value={newestRun.id} />
              <button type="submit" name="do" value="evaluate">{t("use.evaluate")}</button>
            </form>
          )}
        </div>
        {evaluations.length === 0
          ? <p class="quiet">{t("use.evaluations.none")}</p>
          : <EvaluationTable evaluations={evaluations} lang={lang} />}
      </section>
    </ProjectFrame>
  );
}
