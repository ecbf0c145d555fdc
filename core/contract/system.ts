import { z } from "zod";
import { hardwareSchema } from "./hardware.ts";
import { fitLevelSchema } from "./models.ts";
import { packSchema } from "./packs.ts";

/** What a computer can do with models of one size. */
export const computerSizeSchema = z.object({
  /** Such as "0.5B": as people call models. */
  name: z.string(),
  /** The same in words, such as "500 million parameters". */
  sizeText: z.string(),
  /** Memory that training takes with the least settings, in bytes. */
  trainBytes: z.number(),
  train: fitLevelSchema,
  /** Such as "6 to 20 minutes"; null where it cannot be trained. */
  timeText: z.string().nullable(),
  run: fitLevelSchema,
});

export type ComputerSize = z.infer<typeof computerSizeSchema>;

/** What a computer can do, in words for somebody who has never trained a model. */
export const computerWordsSchema = z.object({
  /** For the first screen. */
  summary: z.string(),
  /** The same with its reasons: time, what does not fit and why, answering. */
  sentences: z.array(z.string()),
  sizes: z.array(computerSizeSchema),
  /** What the times are for; empty where none are stated. */
  basis: z.string(),
});

export type ComputerWords = z.infer<typeof computerWordsSchema>;

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
  abilities: computerWordsSchema,
  packs: z.array(packSchema.extend({ name: z.string(), stateText: z.string() })),
  /** Whether training can start as far as the computer and the engines are concerned. */
  canTrain: z.boolean(),
  /** Why not, and what to do; null when it can. */
  obstacle: z.string().nullable(),
});

export type SystemReport = z.infer<typeof systemReportSchema>;

/** The parts of what Lernwerk keeps on the disk. */
export const folderIds = [
  "database",
  "projects",
  "models",
  "added",
  "engines",
  "converted",
  "checkpoints",
  "trash",
  "backups",
  "logs",
] as const;

export const folderIdSchema = z.enum(folderIds);

export type FolderId = z.infer<typeof folderIdSchema>;

/** One part with its size. What it is and what cleaning loses stands in `folderTexts`. */
export const folderStateSchema = z.object({
  id: folderIdSchema,
  /** Where it lies; null where it lies scattered. */
  path: z.string().nullable(),
  /** Null while it is measured for the first time. */
  bytes: z.number().nullable(),
  /** What cleaning would free; null where nothing can be cleaned. */
  cleanableBytes: z.number().nullable(),
  measuredAt: z.string().nullable(),
});

export type FolderState = z.infer<typeof folderStateSchema>;

/** What cleaning one part freed. */
export const cleanedSchema = z.object({ freedBytes: z.number(), folder: folderStateSchema });
