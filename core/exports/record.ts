import { join } from "node:path";
import { z } from "zod";
import { artifactFileSchema, exportFormSchema } from "@/core/contract/mod.ts";
import { atomicWrite } from "@/core/system/mod.ts";
import type { Made } from "./ports.ts";

/** The name of the job kind that makes exports. */
export const exportKindName = "exports.create";

const madeSchema: z.ZodType<Made> = z.object({
  form: exportFormSchema,
  name: z.string(),
  isFolder: z.boolean(),
  bytes: z.int().nonnegative(),
  sha256: z.string(),
  files: z.array(artifactFileSchema),
  tensorTypes: z.record(z.string(), z.int().nonnegative()).nullable(),
});

/**
 * `export.json`, which lies in the export's folder: what went in and what came out (DESIGN §3.6).
 * While the export is under way it says what is complete already, so that a killed one goes on.
 */
export const exportRecordSchema = z.object({
  schema: z.literal(1),
  exportId: z.string(),
  runId: z.string(),
  runName: z.string(),
  /** `sha256` is that of the checkpoint's manifest, which holds those of its files. */
  checkpoint: z.object({ name: z.string(), step: z.int(), sha256: z.string() }),
  baseModel: z.object({ kind: z.enum(["gguf", "safetensors"]), name: z.string() }),
  systemPrompt: z.string().nullable(),
  forms: z.array(exportFormSchema),
  /** Template and stop tokens of the GGUF files, for the instructions. */
  chat: z.object({ template: z.string(), stop: z.array(z.string()) }).nullable(),
  made: z.array(madeSchema),
});

export type ExportRecord = z.infer<typeof exportRecordSchema>;

/** The record's name in the export's folder. */
export const recordName = "export.json";

/** Reads the record of an export's folder; null when there is none or it is no such record. */
export async function readRecord(folder: string): Promise<ExportRecord | null> {
  try {
    const text = await Deno.readTextFile(join(folder, recordName));
    return exportRecordSchema.parse(JSON.parse(text));
  } catch (error) {
    const isNone = error instanceof Deno.errors.NotFound || error instanceof z.ZodError ||
      error instanceof SyntaxError;
    if (isNone) return null;
    throw error;
  }
}

/** Writes the record so that a crash leaves the old or the new one. */
export async function writeRecord(folder: string, record: ExportRecord): Promise<void> {
  await atomicWrite(join(folder, recordName), JSON.stringify(record, null, 1));
}
