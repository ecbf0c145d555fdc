import { z } from "zod";
import { datasetRowSchema, idParams, type RowId } from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";

export const handler = {
  GET: endpoint({
    access: "row:read",
    summary: "The row as it is now, by the id of any of its versions; null when it was taken away",
    params: idParams<RowId>(),
    output: z.object({ row: datasetRowSchema.nullable() }),
  }, async ({ app, params }) => ({ row: await app.datasets.present(params.id) })),
};
