import { z } from "zod";
import { idParams, type RunId } from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";

const checkpointSchema = z.object({
  name: z.string(),
  step: z.number(),
  epoch: z.number(),
  bytes: z.number(),
  evalLoss: z.number().nullable(),
  isBest: z.boolean(),
});

export const handler = {
  GET: endpoint({
    access: "run:read",
    summary: "A run's checkpoints, oldest first",
    params: idParams<RunId>(),
    output: z.object({ checkpoints: z.array(checkpointSchema) }),
  }, async ({ app, params }) => ({ checkpoints: await app.training.checkpoints(params.id) })),
};
