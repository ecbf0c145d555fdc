import { z } from "zod";

/** A base model's id in an address: those of Ollama hold a name, encoded. */
export const params = z.object({ id: z.string().min(1).max(500) });
