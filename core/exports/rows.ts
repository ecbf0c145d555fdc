import type { Kysely, Selectable } from "kysely";
import type {
  Artifact,
  ArtifactId,
  ExportForm,
  JobId,
  PersonId,
  ProjectId,
  RunId,
} from "@/core/contract/mod.ts";
import type { ArtifactsTable, Database } from "@/core/storage/mod.ts";
import { newId } from "@/core/system/mod.ts";
import { isFolderForm } from "./plan.ts";
import { notesOf } from "./notes.ts";
import type { ExportRecord } from "./record.ts";

/** Where an export's rows belong. */
export interface RowPlace {
  ownerId: PersonId;
  projectId: ProjectId;
  exportId: JobId;
  at: string;
}

/** The row's `kind` and `format` of each form. */
const columns: Readonly<Record<ExportForm, { kind: string; format: string }>> = {
  "adapter": { kind: "adapter", format: "safetensors" },
  "adapter-gguf": { kind: "adapter-gguf", format: "f16" },
  "merged": { kind: "merged", format: "safetensors" },
  "gguf-f16": { kind: "gguf", format: "f16" },
  "gguf-q8_0": { kind: "gguf", format: "q8_0" },
  "gguf-q4_k_m": { kind: "gguf", format: "q4_k_m" },
};

/**
 * Enters a complete export's artifacts, once: an attempt that comes after a kill finds the rows of
 * the one before.
 */
export async function enterArtifacts(
  db: Kysely<Database>,
  record: ExportRecord,
  { ownerId, projectId, exportId, at }: RowPlace,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const known = await trx.selectFrom("artifacts").select("id").where("job_id", "=", exportId)
      .executeTakeFirst();
    if (known) return;
    await trx.insertInto("artifacts").values(record.made.map((made) => ({
      id: newId<ArtifactId>(),
      owner_id: ownerId,
      project_id: projectId,
      run_id: record.runId,
      job_id: exportId,
      ...columns[made.form],
      path: `exports/${exportId}/${made.name}`,
      bytes: made.bytes,
      sha256: made.sha256,
      created_at: at,
    }))).execute();
  });
}

/** A row as the rest of the program sees it; its notes come from the export's record. */
export function artifactFromRow(
  row: Selectable<ArtifactsTable>,
  record: ExportRecord | null,
): Artifact {
  const form = formOf(row);
  return {
    id: row.id as ArtifactId,
    projectId: row.project_id as ProjectId,
    runId: row.run_id as RunId,
    exportId: row.job_id as JobId,
    form,
    path: row.path,
    bytes: row.bytes,
    sha256: row.sha256,
    isFolder: isFolderForm(form),
    notes: record ? notesOf(form, record) : [],
    createdAt: row.created_at,
  };
}

function formOf({ kind, format }: Pick<ArtifactsTable, "kind" | "format">): ExportForm {
  const entry = Object.entries(columns).find(([, known]) =>
    known.kind === kind && known.format === format
  );
  if (!entry) throw new TypeError(`No export makes ${kind} ${format}`);
  return entry[0] as ExportForm;
}
