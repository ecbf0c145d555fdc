import { settingsChangeSchema, settingsSchema } from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";

export const handler = {
  GET: endpoint({
    access: "administer",
    summary: "The settings in force",
    output: settingsSchema,
  }, ({ app }) => app.settings.read()),

  PATCH: endpoint({
    access: "administer",
    summary: "Change settings; null returns one to its default",
    body: settingsChangeSchema,
    output: settingsSchema,
  }, ({ app, body }) => app.settings.change(body)),
};
