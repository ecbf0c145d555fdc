import { basename } from "node:path";
import { z } from "zod";
import { filterOf, type RowsAddress, rowsAddress } from "@/components/data/rows_address.ts";
import {
  exportDatasetSchema,
  idSchema,
  type JobId,
  newRowSchema,
  type PersonId,
  type ProjectId,
  rowChangeSchema,
  type RowId,
  rowIdsSchema,
} from "@/core/contract/mod.ts";
import type { App } from "@/define.ts";
import { download } from "@/web/mod.ts";
import { generationFormSchema } from "./_generation_form.ts";
import type { RowsView } from "./_rows_view.ts";

const rowId = idSchema<RowId>();

/** One id, or several of boxes with the same name. */
const ids = z.union([rowId.transform((id) => [id]), rowIdsSchema.shape.ids]);

/** Everything that the data page's forms do. */
export const dataFormSchema = z.discriminatedUnion("do", [
  generationFormSchema,
  newRowSchema.extend({ do: z.literal("add") }),
  rowChangeSchema.extend({ do: z.literal("change"), rowId }),
  z.object({ do: z.literal("remove"), rowId }),
  z.object({ do: z.literal("remove-fact"), rowId }),
  z.object({ do: z.literal("remove-chosen"), ids }),
  z.object({
    do: z.literal("restore"),
    rowIds: z.string().transform((text) => text.split(",")).pipe(rowIdsSchema.shape.ids),
  }),
  z.object({
    do: z.literal("work"),
    jobId: idSchema<JobId>(),
    action: z.enum(["cancel", "resume"]),
  }),
  exportDatasetSchema.extend({ do: z.literal("export") }),
]);

type DataForm = z.infer<typeof dataFormSchema>;

/** Who sends a form, about which project, from which view of its rows. */
interface Sender {
  app: App;
  personId: PersonId;
  projectId: ProjectId;
  view: RowsView;
}

/** Does what a form of the data page asks for; answers where to go on, or a download. */
export async function doDataForm(sender: Sender, form: DataForm): Promise<string | Response> {
  const { app, personId, projectId } = sender;
  switch (form.do) {
    case "generate":
      await app.datasets.generate(personId, projectId, form.start);
      return `/projects/${projectId}/data`;
    case "work":
      return await actOnWork(sender, form);
    case "export":
      return await downloadRows(app, projectId, form);
    case "add": {
      const { do: _, ...row } = form;
      await app.datasets.add(personId, projectId, row);
      return `${rowsAddress(projectId, { said: "added" })}#rows`;
    }
    default:
      return await changeRows(sender, form);
  }
}

type RowForm = Extract<
  DataForm,
  { do: "change" | "remove" | "remove-fact" | "remove-chosen" | "restore" }
>;

async function changeRows({ app, projectId, view }: Sender, form: RowForm): Promise<string> {
  const back = (said: RowsAddress) =>
    rowsAddress(projectId, { ...filterOf(view), offset: view.offset, ...said });
  switch (form.do) {
    case "remove":
      await app.requireInProject("row", form.rowId, projectId);
      await app.datasets.remove(form.rowId);
      return `${back({ removed: form.rowId })}#rows`;
    case "remove-fact": {
      await app.requireInProject("row", form.rowId, projectId);
      const removed = await app.datasets.removeFact(form.rowId);
      return `${back({ removed: removed.join(",") })}#rows`;
    }
    case "remove-chosen": {
      const removed = await app.datasets.removeMany(projectId, form.ids);
      return `${back({ removed: removed.join(",") })}#rows`;
    }
    case "restore":
      for (const id of form.rowIds) {
        await app.requireInProject("row", id, projectId);
        await app.datasets.restore(id);
      }
      return `${back({ said: "restored" })}#rows`;
    case "change": {
      const { do: _, rowId: id, ...change } = form;
      await app.requireInProject("row", id, projectId);
      const row = await app.datasets.change(id, change);
      return `${back({ said: "changed" })}#row-${row.id}`;
    }
  }
}

async function actOnWork(
  { app, projectId }: Sender,
  { jobId, action }: Extract<DataForm, { do: "work" }>,
): Promise<string> {
  const [job] = (await app.jobs.list({ projectId })).filter(({ id }) => id === jobId);
  if (job) await app.jobs[action](jobId);
  return `/projects/${projectId}/data`;
}

async function downloadRows(
  app: App,
  projectId: ProjectId,
  form: Extract<DataForm, { do: "export" }>,
): Promise<Response> {
  const { path, bytes } = await app.datasets.export(projectId, form);
  const file = await Deno.open(path, { read: true });
  return download(file.readable, { fileName: basename(path), size: bytes });
}
