import { z } from "zod";
import {
  type KeyProvider,
  keyProviderSchema,
  newProviderKeySchema,
  providerKeySchema,
} from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";

const output = z.object({ keys: z.array(providerKeySchema) });

export const handler = {
  GET: endpoint({
    access: "administer",
    summary: "Which providers' keys are set; a key itself is never answered",
    output,
  }, async ({ app }) => ({ keys: await app.providerKeys.list() })),

  PATCH: endpoint({
    access: "administer",
    summary: "Set keys of providers by their name; null forgets one",
    body: z.partialRecord(keyProviderSchema, newProviderKeySchema.shape.key.nullable()),
    output,
  }, async ({ app, body }) => {
    for (const [name, key] of Object.entries(body)) {
      const provider = name as KeyProvider;
      if (key === null) await app.providerKeys.remove(provider);
      else if (key !== undefined) await app.providerKeys.set(provider, key);
    }
    return { keys: await app.providerKeys.list() };
  }),
};
