import { z } from "zod";
import { endpoint } from "@/define.ts";

export const handler = {
  GET: endpoint({
    access: "signed-in",
    summary: "This description",
    output: z.record(z.string(), z.unknown()),
  }, ({ app }) => ({ ...app.openApi() })),
};
