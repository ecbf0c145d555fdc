import { z } from "zod";
import { idParams, type RowId } from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";

export const handler = {
  DELETE: endpoint({
    access: "row:write",
    summary: "Take a row and all others of its fact away; answers which were there",
    params: idParams<RowId>(),
    output: z.object({ removed: z.array(z.string()) }),
  }, async ({ app, params }) => ({ removed: await app.datasets.removeFact(params.id) })),
};
