import { z } from "zod";
import { systemReportSchema } from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";

export const handler = {
  GET: endpoint({
    access: "signed-in",
    summary: "This computer, the engine chosen for it and why, what is installed, what is tight",
    query: z.object({ prove: z.stringbool().default(false) }),
    output: systemReportSchema,
  }, ({ app, query, lang }) => app.systemReport({ ...query, lang })),
};
