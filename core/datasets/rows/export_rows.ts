import { join } from "node:path";
import type { Kysely } from "kysely";
import { type ExportDataset, exportDatasetSchema, type ProjectId } from "@/core/contract/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import { chatLine, instructionLine } from "../jsonl/write.ts";
import { eachRow } from "./read_rows.ts";
import { exampleFromTable } from "./row.ts";
import { writeLines } from "./write_files.ts";

/** An export's file and what it holds. */
export interface ExportedRows {
  readonly path: string;
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
  /** Conversations of more than one question, which the form `instruction` cannot hold. */
  readonly leftOut: number;
}

/** Writes a project's rows to a JSONL file. The same rows give the same bytes. */
export async function exportRows(
  db: Kysely<Database>,
  projectId: ProjectId,
  { path, wanted }: { path: string; wanted: ExportDataset },
): Promise<ExportedRows> {
  const { format, split } = exportDatasetSchema.parse(wanted);
  let leftOut = 0;
  async function* lines(): AsyncGenerator<string> {
    for await (const row of eachRow(db, projectId, split === "all" ? null : split)) {
      const example = exampleFromTable(row);
      const line = format === "chat" ? chatLine(example) : instructionLine(example);
      if (line === null) leftOut++;
      else yield line;
    }
  }
  const { rows, bytes, sha256 } = await writeLines(path, lines());
  return { path, rows, bytes, sha256, leftOut };
}

/** Seed 003's name for the pairs to train on; other selections stand beside it. */
export function exportPath(projectFolder: string, wanted: ExportDataset): string {
  const { format, split } = exportDatasetSchema.parse(wanted);
  const form = format === "chat" ? "sft_chat" : "sft_data";
  const name = split === "train" ? form : `${form}_${split}`;
  return join(projectFolder, "data", `${name}.jsonl`);
}
