import { systemReportSchema } from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";

export const handler = {
  GET: endpoint({
    access: "signed-in",
    summary: "This computer, the engine chosen for it and why, what is installed, what is tight",
    output: systemReportSchema,
  }, ({ app, lang }) => app.systemReport({ prove: false, lang })),

  POST: endpoint({
    access: "signed-in",
    summary: "The same report, once the training engine was started and made one step",
    output: systemReportSchema,
  }, ({ app, lang }) => app.systemReport({ prove: true, lang })),
};
