import type { ExportForm, JobId } from "@/core/contract/mod.ts";
import type { FoundCheckpoint } from "./find_checkpoint.ts";
import { type ExportRecord, readRecord, writeRecord } from "./record.ts";
import { removeIfThere } from "@/core/system/mod.ts";
import { baseModelOf, type RunToExport } from "./run_to_export.ts";

/** What a new record is made from. */
export interface NewRecord {
  run: RunToExport;
  checkpoint: FoundCheckpoint;
  forms: readonly ExportForm[];
  exportId: JobId;
}

/**
 * The record of an earlier attempt in `folder`, when it was made from the same saved state; else a
 * new one in an empty folder: what is the best state may have changed meanwhile.
 */
export async function openRecord(folder: string, request: NewRecord): Promise<ExportRecord> {
  const earlier = await readRecord(folder);
  if (earlier?.checkpoint.sha256 === request.checkpoint.sha256) return earlier;
  await removeIfThere(folder);
  await Deno.mkdir(folder, { mode: 0o700 });
  const record = newRecord(request);
  await writeRecord(folder, record);
  return record;
}

function newRecord({ run, checkpoint, forms, exportId }: NewRecord): ExportRecord {
  const { name, step, sha256 } = checkpoint;
  return {
    schema: 1,
    exportId,
    runId: run.id,
    runName: run.name,
    checkpoint: { name, step, sha256 },
    baseModel: baseModelOf(run),
    systemPrompt: run.config.system_prompt,
    forms: [...new Set(forms)],
    chat: null,
    made: [],
  };
}
