import { filterOf, rowsAddress } from "@/components/data/rows_address.ts";
import AddRowForm from "@/components/data/AddRowForm.tsx";
import DataExport from "@/components/data/DataExport.tsx";
import JustDone from "@/components/data/JustDone.tsx";
import JobOutcome from "@/components/jobs/JobOutcome.tsx";
import { LinkButton } from "@/components/kit/Button.tsx";
import Card from "@/components/kit/Card.tsx";
import Disclosure from "@/components/kit/Disclosure.tsx";
import FormError from "@/components/kit/FormError.tsx";
import Pager from "@/components/kit/Pager.tsx";
import { PageTitle } from "@/components/kit/Text.tsx";
import { idParams, type Lang, type ProjectId, translator } from "@/core/contract/mod.ts";
import { rowFileTexts } from "@/core/contract/text/dataset_files.ts";
import { generationTexts } from "@/core/contract/text/dataset_generating.ts";
import { rowTexts } from "@/core/contract/text/dataset_rows.ts";
import { datasetTexts } from "@/core/contract/text/datasets.ts";
import { jobKindText } from "@/core/contract/text/jobs.ts";
import { action, page, type PageProps } from "@/define.ts";
import DataOverview from "@/islands/data/DataOverview.tsx";
import DataWork from "@/islands/data/DataWork.tsx";
import RowTable from "@/islands/data/RowTable.tsx";
import { placedRows } from "@/routes/_placed_rows.ts";
import { Head } from "@/web/mod.ts";
import { dataFormSchema, doDataForm } from "./_data_actions.ts";
import { generatorSetup, latestDataWork, rowToEdit } from "./_data_page.ts";
import { enteredRow } from "./_entered_row.ts";
import Generators from "./_Generators.tsx";
import { rowsAtOnce, rowsViewSchema } from "./_rows_view.ts";

const params = idParams<ProjectId>();

export const handler = {
  GET: page({
    access: "project:read",
    params,
    query: rowsViewSchema,
  }, async ({ app, params: { id }, query, lang }) => {
    const wanted = { ...filterOf(query), offset: query.offset, limit: rowsAtOnce };
    const found = await app.datasets.list(id, wanted as Parameters<typeof app.datasets.list>[1]);
    const framed = await app.overview.frameOf(id);
    return {
      framed,
      summary: await app.datasets.summary(id),
      lengths: await app.rowLengths.known(id),
      work: await latestDataWork(app, id, lang),
      setup: await generatorSetup(app, framed.project, lang),
      rows: await placedRows(app, found.rows),
      total: found.total,
      opened: await rowToEdit(app, id, query.edit),
      view: query,
    };
  }),

  POST: action({
    access: "project:write",
    params,
    query: rowsViewSchema,
    form: dataFormSchema,
  }, ({ app, actor, params: { id }, query, form }) => {
    const { personId } = actor;
    return doDataForm({ app, personId, projectId: id, view: query }, form);
  }),
};

type Props = PageProps<typeof handler>;

export default function DataPage({ data, lang, error, form, lists }: Props) {
  const t = translator(datasetTexts, lang);
  const files = translator(rowFileTexts, lang);
  const { framed: { project }, summary, lengths, work, view } = data;
  const hasRows = summary.rows > 0;
  const isElsewhere = !["generate", "add", "change"].includes(form["do"] ?? "");
  return (
    <>
      <Head>
        <title>{t("datasets.title")} – {project.name} – Lernwerk</title>
      </Head>
      <PageTitle
        title={t("datasets.title")}
        lead={t(hasRows ? "datasets.purpose.short" : "datasets.purpose")}
        actions={
          <>
            <LinkButton icon="upload" href={`/projects/${project.id}/data/import`}>
              {files("datasets.import")}
            </LinkButton>
            {hasRows && (
              <LinkButton icon="generate" href="#generate">
                {translator(generationTexts, lang)("datasets.generate.more")}
              </LinkButton>
            )}
            {summary.bySplit.train > 0 && (
              <LinkButton look="primary" icon="next" href={`/projects/${project.id}/training`}>
                {t("datasets.next")}
              </LinkButton>
            )}
          </>
        }
      />
      <FormError error={isElsewhere ? error : null} lang={lang} />
      <JustDone
        said={view.said}
        removed={view.removed}
        address={rowsAddress(project.id, { ...filterOf(view), offset: view.offset })}
        lang={lang}
      />
      {work && isShown(work, summary.changedAt) && (
        <Work work={work} projectId={project.id} lang={lang} />
      )}
      {hasRows && (
        <DataOverview
          projectId={project.id}
          first={{ summary, lengths }}
          documents={data.setup.documents}
          lang={lang}
        />
      )}
      <Tools data={data} lang={lang} error={error} form={form} lists={lists} />
      {hasRows && <Rows data={data} lang={lang} error={error} form={form} />}
    </>
  );
}

type PartProps = Pick<Props, "data" | "lang" | "error" | "form">;

/** The ways to more rows, and to a copy of them. */
function Tools({ data, lang, error, form, lists }: PartProps & Pick<Props, "lists">) {
  const errorOf = (action: string) => form["do"] === action ? error : null;
  const hasRows = data.summary.rows > 0;
  const generating = translator(generationTexts, lang);
  const generators = (
    <Generators
      projectId={data.framed.project.id}
      setup={data.setup}
      error={errorOf("generate")}
      entered={form}
      lists={lists}
      lang={lang}
    />
  );
  if (!hasRows) {
    return (
      <>
        <Card id="generate" title={generating("datasets.generate")}>{generators}</Card>
        <Card>
          <Disclosure
            summary={translator(rowTexts, lang)("datasets.add")}
            isOpen={errorOf("add") !== null}
          >
            <AddRowForm error={errorOf("add")} entered={enteredRow(form)} lang={lang} />
          </Disclosure>
        </Card>
      </>
    );
  }
  return (
    <Card>
      <Disclosure
        summary={generating("datasets.generate.more")}
        isOpen={errorOf("generate") !== null}
      >
        <div id="generate">{generators}</div>
      </Disclosure>
      <Disclosure
        summary={translator(rowTexts, lang)("datasets.add")}
        isOpen={errorOf("add") !== null}
      >
        <AddRowForm
          error={errorOf("add")}
          entered={errorOf("add") ? enteredRow(form) : {}}
          lang={lang}
        />
      </Disclosure>
      <Disclosure summary={translator(rowFileTexts, lang)("datasets.export")}>
        <DataExport lang={lang} />
      </Disclosure>
      {data.work?.job.state === "done" && <LatestWork work={data.work} lang={lang} />}
    </Card>
  );
}

type ShownWork = NonNullable<Props["data"]["work"]>;

/**
 * Work that is over is told of below; work that was stopped can go on where it counted; what failed
 * is of the past once rows were made or changed since.
 */
function isShown({ job, generation }: ShownWork, changedAt: string | null): boolean {
  switch (job.state) {
    case "done":
      return false;
    case "cancelled":
      return generation.counts !== null;
    case "failed":
      return changedAt === null || job.finishedAt === null || changedAt <= job.finishedAt;
    default:
      return true;
  }
}

/** The newest work on the data, live. */
function Work({ work: { job, ...shown }, projectId, lang }: {
  work: ShownWork;
  projectId: string;
  lang: Lang;
}) {
  return (
    <DataWork
      key={shown.id}
      id={shown.id}
      kind={job.kind}
      first={shown.first}
      cursor={shown.cursor}
      generation={shown.generation}
      projectId={projectId}
      isBrief
      lang={lang}
    />
  );
}

/** What the newest work came to, once it is over. */
function LatestWork({ work: { job, first }, lang }: { work: ShownWork; lang: Lang }) {
  const latest = translator(datasetTexts, lang)("datasets.latest");
  return (
    <Disclosure summary={`${latest}: ${jobKindText(job.kind, lang)}`}>
      <JobOutcome kind={job.kind} result={first.result} lang={lang} />
    </Disclosure>
  );
}

/** The list of rows; without a script a page of it. */
function Rows({ data, lang, error, form }: PartProps) {
  const t = translator(rowTexts, lang);
  const { framed: { project }, summary, rows, total, view, setup, opened } = data;
  const { offset } = view;
  const filter = filterOf(view);
  const at = (offset: number) => `${rowsAddress(project.id, { ...filter, offset })}#rows`;
  const refused = form["do"] === "change" ? error : null;
  const entry = opened && { ...entryOf(opened), ...refused && enteredRow(form) };
  const isConflict = refused?.code === "row_changed";
  return (
    <Card
      id="rows"
      title={t("datasets.find")}
      lead={summary.byOrigin.extractive > 0 &&
        translator(datasetTexts, lang)("datasets.look-through")}
    >
      <RowTable
        projectId={project.id}
        first={rows}
        offset={offset}
        total={total}
        allRows={summary.rows}
        filter={filter}
        documents={setup.documents}
        open={opened && entry && {
          row: opened,
          entry,
          error: isConflict ? null : refused,
          conflict: isConflict
            ? { message: refused.message, hint: refused.hint, mine: entry, theirs: opened }
            : null,
        }}
        lang={lang}
      />
      {total > rows.length && (
        <noscript>
          <Pager
            label={t("datasets.page.label")}
            shown={t("datasets.page", { from: offset + 1, to: offset + rows.length, total })}
            earlier={offset > 0
              ? { href: at(Math.max(0, offset - rowsAtOnce)), text: t("datasets.page.earlier") }
              : null}
            later={offset + rows.length < total
              ? { href: at(offset + rowsAtOnce), text: t("datasets.page.later") }
              : null}
          />
        </noscript>
      )}
    </Card>
  );
}

function entryOf({ instruction, output, split }: NonNullable<Props["data"]["opened"]>) {
  return { instruction, output, split };
}
