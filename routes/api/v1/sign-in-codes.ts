import { z } from "zod";
import { endpoint } from "@/define.ts";

export const handler = {
  POST: endpoint({
    access: "administer",
    summary: "A one-time code that signs one browser in: open /?token=CODE within five minutes",
    output: z.object({ code: z.string() }),
  }, ({ app }) => ({ code: app.access.issueCode() })),
};
