import { settingsFileSchema, settingsImportSchema } from "@/core/contract/mod.ts";
import { exportSettings, importSettings } from "@/core/settings/mod.ts";
import { endpoint } from "@/define.ts";
import { download } from "@/web/mod.ts";

export const handler = {
  GET: endpoint({
    access: "administer",
    summary: "The settings as a file, without keys",
    stream: "application/octet-stream",
  }, async ({ app }) => {
    const text = JSON.stringify(await exportSettings(app.settings), null, 2);
    return download(new TextEncoder().encode(text), { fileName: "lernwerk-settings.json" });
  }),

  POST: endpoint({
    access: "administer",
    summary: "Take over the settings of such a file; what does not fit is named and left as it was",
    body: settingsFileSchema,
    output: settingsImportSchema,
  }, ({ app, body, lang }) => importSettings(app.settings, body, lang)),
};
