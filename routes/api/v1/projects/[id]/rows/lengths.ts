import { idParams, type ProjectId, rowLengthsSchema } from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";

const params = idParams<ProjectId>();

export const handler = {
  GET: endpoint({
    access: "project:read",
    summary: "How long the rows are in tokens, as far as they were counted",
    params,
    output: rowLengthsSchema,
  }, ({ app, params }) => app.rowLengths.known(params.id)),

  POST: endpoint({
    access: "project:write",
    summary: "Count the tokens of up to 1,000 more rows; repeat until all are counted",
    params,
    output: rowLengthsSchema,
  }, ({ app, params }) => app.rowLengths.count(params.id)),
};
