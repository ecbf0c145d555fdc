import { z } from "zod";
import {
  datasetRowSchema,
  datasetSummarySchema,
  idParams,
  newRowSchema,
  placedRowSchema,
  type ProjectId,
  rowPageSchema,
} from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";
import { placedRows } from "@/routes/_placed_rows.ts";

const params = idParams<ProjectId>();

export const handler = {
  GET: endpoint({
    access: "project:read",
    summary: "Training data: some rows with their places, and how much there is",
    params,
    query: rowPageSchema,
    output: z.object({
      rows: z.array(placedRowSchema),
      total: z.int(),
      summary: datasetSummarySchema,
    }),
  }, async ({ app, params, query }) => {
    const { rows, total } = await app.datasets.list(params.id, query);
    const summary = await app.datasets.summary(params.id);
    return { rows: await placedRows(app, rows), total, summary };
  }),

  POST: endpoint({
    access: "project:write",
    summary: "Write a row by hand",
    params,
    body: newRowSchema,
    output: datasetRowSchema,
    status: 201,
  }, ({ app, actor, params, body }) => app.datasets.add(actor.personId, params.id, body)),
};
