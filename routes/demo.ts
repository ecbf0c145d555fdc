import { z } from "zod";
import { action } from "@/define.ts";

export const handler = {
  /** Starts the example, or leads to the one that is under way. */
  POST: action({
    access: "administer",
    form: z.object({}),
  }, async ({ app, actor }) => `/jobs/${(await app.overview.startDemo(actor.personId)).id}`),
};
