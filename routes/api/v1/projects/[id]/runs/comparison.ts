import {
  idParams,
  presentComparison,
  type ProjectId,
  runComparisonSchema,
} from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";

export const handler = {
  GET: endpoint(
    {
      access: "project:read",
      summary: "The project's runs with their figures, and the settings that set them apart",
      params: idParams<ProjectId>(),
      output: runComparisonSchema,
    },
    async ({ app, params, lang }) => presentComparison(await app.training.compare(params.id), lang),
  ),
};
