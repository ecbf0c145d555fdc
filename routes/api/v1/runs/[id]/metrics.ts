import { z } from "zod";
import { idParams, presentMetrics, type RunId } from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";

export const handler = {
  GET: endpoint({
    access: "run:read",
    summary: "A run's curve and figures, from its stored events",
    params: idParams<RunId>(),
    output: z.record(z.string(), z.unknown()),
  }, async ({ app, params, lang }) => ({
    ...presentMetrics(await app.training.metrics(params.id), lang),
  })),
};
