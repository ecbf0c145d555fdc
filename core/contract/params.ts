import { z } from "zod";
import { type Id, idSchema } from "./ids.ts";

/** The path parameter `[id]` of a route about one thing. */
export function idParams<T extends Id<string>>(): z.ZodObject<{ id: z.ZodType<T, string> }> {
  return z.object({ id: idSchema<T>() });
}
