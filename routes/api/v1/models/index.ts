import { z } from "zod";
import { baseModelSchema, ollamaStateSchema, registerModelSchema } from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";

export const handler = {
  GET: endpoint({
    access: "signed-in",
    summary: "The base models; with ?refresh=true Ollama is asked anew",
    query: z.object({ refresh: z.stringbool().default(false) }),
    output: z.object({ models: z.array(baseModelSchema), ollama: ollamaStateSchema.nullable() }),
  }, async ({ app, query }) => {
    const ollama = query.refresh ? await app.models.refresh() : null;
    return { models: await app.models.list(), ollama };
  }),

  POST: endpoint({
    access: "administer",
    summary: "Add a GGUF file or a safetensors folder of this computer",
    body: registerModelSchema,
    output: baseModelSchema,
    status: 201,
  }, ({ app, actor, body }) => app.models.register(actor.personId, body)),
};
