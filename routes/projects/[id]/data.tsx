import { basename } from "node:path";
import { z } from "zod";
import DataExport from "@/components/DataExport.tsx";
import DataSummary from "@/components/DataSummary.tsx";
import FormError from "@/components/FormError.tsx";
import GenerateForms from "@/components/GenerateForms.tsx";
import JobOutcome from "@/components/JobOutcome.tsx";
import ProjectFrame from "@/components/ProjectFrame.tsx";
import RowFields from "@/components/RowFields.tsx";
import {
  exportDatasetSchema,
  idParams,
  idSchema,
  type Lang,
  newRowSchema,
  type ProjectId,
  rowChangeSchema,
  type RowId,
  translator,
} from "@/core/contract/mod.ts";
import { datasetTexts } from "@/core/contract/text/datasets.ts";
import { jobKindText } from "@/core/contract/text/jobs.ts";
import { action, page, type PageProps } from "@/define.ts";
import DataWork from "@/islands/DataWork.tsx";
import ProjectPath from "@/islands/ProjectPath.tsx";
import { download } from "@/web/mod.ts";
import { latestDataWork, placedRows } from "./_data_page.ts";
import { generationFormSchema } from "./_generation_form.ts";
import { enteredRow } from "./_entered_row.ts";
import Rows from "./_rows.tsx";
import { filterOf, rowsAddress, rowsAtOnce, rowsViewSchema } from "./_rows_view.ts";

const params = idParams<ProjectId>();
const rowId = idSchema<RowId>();

export const handler = {
  GET: page({
    access: "project:read",
    params,
    query: rowsViewSchema,
  }, async ({ app, params: { id }, query, lang }) => {
    const found = await app.datasets.list(id, { ...filterOf(query), limit: rowsAtOnce });
    return {
      framed: await app.overview.frameOf(id),
      summary: await app.datasets.summary(id),
      work: await latestDataWork(app, id, lang),
      rows: await placedRows(app, found.rows),
      total: found.total,
      view: query,
    };
  }),

  POST: action({
    access: "project:write",
    params,
    query: rowsViewSchema,
    form: z.discriminatedUnion("do", [
      generationFormSchema,
      newRowSchema.extend({ do: z.literal("add") }),
      rowChangeSchema.extend({ do: z.literal("change"), rowId }),
      z.object({ do: z.enum(["remove", "restore"]), rowId }),
      exportDatasetSchema.extend({ do: z.literal("export") }),
    ]),
  }, async ({ app, actor, params: { id }, query, form }) => {
    const back = (change: Parameters<typeof rowsAddress>[1]) =>
      rowsAddress(id, { ...filterOf(query), ...change });
    if (form.do === "generate") {
      await app.datasets.generate(actor.personId, id, form.start);
      return `/projects/${id}/data`;
    }
    if (form.do === "export") {
      const { path, bytes } = await app.datasets.export(id, form);
      const file = await Deno.open(path, { read: true });
      return download(file.readable, { fileName: basename(path), size: bytes });
    }
    if (form.do === "add") {
      const { do: _, ...row } = form;
      await app.datasets.add(actor.personId, id, row);
      return `${rowsAddress(id, { said: "added" })}#rows`;
    }
    await app.requireInProject("row", form.rowId, id);
    if (form.do === "remove") {
      await app.datasets.remove(form.rowId);
      return `${back({ removed: form.rowId })}#rows`;
    }
    if (form.do === "restore") {
      await app.datasets.restore(form.rowId);
      return `${back({ said: "restored" })}#row-${form.rowId}`;
    }
    const { do: _, rowId: changed, ...change } = form;
    const row = await app.datasets.change(changed, change);
    return `${back({ said: "changed" })}#row-${row.id}`;
  }),
};

export default function DataPage({ data, lang, error, form }: PageProps<typeof handler>) {
  const t = translator(datasetTexts, lang);
  const { framed, summary, work } = data;
  const { id } = framed.project;
  const documents = framed.steps.find(({ name }) => name === "documents");
  const hasText = documents?.reason === "overview.documents.ready";
  const errorOf = (action: string) => form["do"] === action ? error : null;
  const isElsewhere = !["generate", "add", "change"].includes(form["do"] ?? "");
  return (
    <ProjectFrame
      framed={framed}
      current="data"
      lang={lang}
      path={
        <ProjectPath
          projectId={framed.project.id}
          steps={framed.steps}
          current="data"
          lang={lang}
        />
      }
    >
      <FormError error={isElsewhere ? error : null} />
      <p class="quiet">{t("datasets.purpose")}</p>
      {summary.rows > 0 && (
        <section class="card">
          <DataSummary summary={summary} lang={lang} />
        </section>
      )}
      {work && <Work work={work} projectId={id} lang={lang} />}
      <section class="card">
        <h2 class="visually-hidden">{t("datasets.more")}</h2>
        <ul class="plain-list lines">
          <li>
            <details open={summary.rows === 0 || errorOf("generate") !== null}>
              <summary>
                <h3>{t("datasets.generate")}</h3>
              </summary>
              <div class="details-body stack">
                <FormError error={errorOf("generate")} />
                {!hasText && (
                  <div class="message row spread">
                    <p>{t("datasets.generate.no-documents")}</p>
                    <a class="button" href={`/projects/${id}/documents`}>
                      {t("datasets.documents")}
                    </a>
                  </div>
                )}
                <GenerateForms entered={form} lang={lang} isBlocked={!hasText} />
              </div>
            </details>
          </li>
          <li class="row spread">
            <div>
              <h3>{t("datasets.import")}</h3>
              <p class="quiet small">{t("datasets.import.hint")}</p>
            </div>
            <a class="button" href={`/projects/${id}/data/import`}>
              {t("datasets.import.choose")}
            </a>
          </li>
          <li>
            <details open={errorOf("add") !== null}>
              <summary>
                <h3>{t("datasets.add")}</h3>
              </summary>
              <AddForm error={errorOf("add")} entered={errorOf("add") ? form : {}} lang={lang} />
            </details>
          </li>
          {summary.rows > 0 && (
            <li>
              <details>
                <summary>
                  <h3>{t("datasets.export")}</h3>
                </summary>
                <div class="details-body">
                  <DataExport lang={lang} />
                </div>
              </details>
            </li>
          )}
        </ul>
      </section>
      {summary.rows > 0 && <Rows {...{ data, lang, error, form }} />}
    </ProjectFrame>
  );
}

type Props = PageProps<typeof handler>;

/** The newest work on the data: live while it lasts, folded away when it is over. */
function Work({ work: { job, ...shown }, projectId, lang }: {
  work: NonNullable<Props["data"]["work"]>;
  projectId: string;
  lang: Lang;
}) {
  const t = translator(datasetTexts, lang);
  if (job.state === "cancelled") return null;
  if (job.state === "done") {
    return (
      <details class="card">
        <summary>{t("datasets.latest")}: {jobKindText(job.kind, lang)}</summary>
        <div class="details-body">
          <JobOutcome kind={job.kind} result={shown.first.result} lang={lang} />
        </div>
      </details>
    );
  }
  return (
    <DataWork
      id={shown.id}
      kind={job.kind}
      first={shown.first}
      cursor={shown.cursor}
      isPausable={shown.isPausable}
      rowsHref={`/projects/${projectId}/data`}
      lang={lang}
    />
  );
}

function AddForm({ error, entered, lang }: {
  error: Props["error"];
  entered: Props["form"];
  lang: Lang;
}) {
  const t = translator(datasetTexts, lang);
  const row = { instruction: "", output: "", split: "train" as const, ...enteredRow(entered) };
  return (
    <form method="post" class="details-body stack">
      <FormError error={error} />
      <RowFields prefix="add" row={row} lang={lang} />
      <p>
        <button type="submit" name="do" value="add">{t("datasets.add.start")}</button>
      </p>
    </form>
  );
}
