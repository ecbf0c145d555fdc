import { datasetRowSchema, idParams, type RowId } from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";

export const handler = {
  POST: endpoint({
    access: "row:restore",
    summary: "Bring a row back",
    params: idParams<RowId>(),
    output: datasetRowSchema,
  }, ({ app, params }) => app.datasets.restore(params.id)),
};
