import { z } from "zod";
import {
  datasetRowSchema,
  datasetSummarySchema,
  idParams,
  newRowSchema,
  type ProjectId,
  rowPageSchema,
} from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";

const params = idParams<ProjectId>();

export const handler = {
  GET: endpoint({
    access: "project:read",
    summary: "Training data: some rows, and how much there is",
    params,
    query: rowPageSchema,
    output: z.object({
      rows: z.array(datasetRowSchema),
      total: z.int(),
      summary: datasetSummarySchema,
    }),
  }, async ({ app, params, query }) => ({
    ...await app.datasets.list(params.id, query),
    summary: await app.datasets.summary(params.id),
  })),

  POST: endpoint({
    access: "project:write",
    summary: "Write a row by hand",
    params,
    body: newRowSchema,
    output: datasetRowSchema,
    status: 201,
  }, ({ app, actor, params, body }) => app.datasets.add(actor.personId, params.id, body)),
};
