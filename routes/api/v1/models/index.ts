import { z } from "zod";
import { listedModelSchema, ollamaStateSchema, registerModelSchema } from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";

export const handler = {
  GET: endpoint({
    access: "signed-in",
    summary:
      "The base models, with how they fit this computer; with ?refresh=true Ollama is asked anew",
    query: z.object({ refresh: z.stringbool().default(false) }),
    output: z.object({ models: z.array(listedModelSchema), ollama: ollamaStateSchema.nullable() }),
  }, async ({ app, query }) => {
    const ollama = query.refresh ? await app.models.refresh() : await app.models.ollamaState();
    return { models: await app.modelViews.list(), ollama };
  }),

  POST: endpoint({
    access: "administer",
    summary: "Add a GGUF file or a safetensors folder of this computer",
    body: registerModelSchema,
    output: listedModelSchema,
    status: 201,
  }, async ({ app, actor, body }) => {
    const { id } = await app.models.register(actor.personId, body);
    return await app.modelViews.get(id);
  }),
};
