import { datasetRowSchema, idParams, rowChangeSchema, type RowId } from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";

const params = idParams<RowId>();

export const handler = {
  GET: endpoint({
    access: "row:read",
    summary: "One row",
    params,
    output: datasetRowSchema,
  }, ({ app, params }) => app.datasets.get(params.id)),

  PATCH: endpoint({
    access: "row:write",
    summary: "Mend a row; the answer has a new id, and the old one is refused with row_changed",
    params,
    body: rowChangeSchema,
    output: datasetRowSchema,
  }, ({ app, params, body }) => app.datasets.change(params.id, body)),

  DELETE: endpoint({
    access: "row:write",
    summary: "Take a row away; it can be restored",
    params,
  }, ({ app, params }) => app.datasets.remove(params.id)),
};
