import { z } from "zod";
import { hardwareSchema } from "./hardware.ts";
import { packSchema } from "./packs.ts";

/** What this computer can do, in words of the reader's language where they are for people. */
export const systemReportSchema = z.object({
  version: z.string(),
  /** "source", "portable" or "binary". */
  mode: z.string(),
  runtime: z.object({ deno: z.string(), v8: z.string() }),
  dataFolder: z.string(),
  enginesFolder: z.string(),
  hardware: hardwareSchema,
  /** How training computes here, and why. */
  engine: z.object({ variant: z.string(), device: z.string(), reason: z.string() }),
  warnings: z.array(z.string()),
  packs: z.array(packSchema.extend({ name: z.string(), stateText: z.string() })),
  /** Whether training can start as far as the computer and the engines are concerned. */
  canTrain: z.boolean(),
  /** Why not, and what to do; null when it can. */
  obstacle: z.string().nullable(),
});

export type SystemReport = z.infer<typeof systemReportSchema>;
