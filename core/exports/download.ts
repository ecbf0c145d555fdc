import { join } from "node:path";
import { AppError, type ArtifactFile, type ExportForm } from "@/core/contract/mod.ts";
import { isFolderForm } from "./plan.ts";
import type { ExportRecord } from "./record.ts";
import { ollamaNameFor } from "./usage.ts";

/** What a download consists of. */
export interface Download {
  /** The name to offer; of a folder it ends in `.zip`. */
  name: string;
  isFolder: boolean;
  /** Of the file, or of all files together. */
  bytes: number;
  files: (ArtifactFile & { path: string })[];
}

/**
 * The files of one form of an export.
 *
 * @throws {AppError} `artifact_gone` when one is missing or has another size.
 */
export async function downloadOf(
  form: ExportForm,
  { record, folder, projectName }: { record: ExportRecord; folder: string; projectName: string },
): Promise<Download> {
  const made = record.made.find((found) => found.form === form);
  if (!made) throw new AppError("artifact_gone");
  const root = made.isFolder ? join(folder, made.name) : folder;
  const files = made.files.map((file) => ({ ...file, path: join(root, file.name) }));
  for (const { path, bytes } of files) {
    const stat = await Deno.lstat(path).catch(() => null);
    if (!stat?.isFile || stat.size !== bytes) throw new AppError("artifact_gone");
  }
  const { isFolder, bytes } = made;
  return { name: downloadName(projectName, form), isFolder, bytes, files };
}

/** A name for the file on the person's computer, in letters that every system takes. */
export function downloadName(projectName: string, form: ExportForm): string {
  const project = ollamaNameFor(projectName);
  if (isFolderForm(form)) return `${project}-${form}.zip`;
  return `${project}-${form.replace(/^gguf-|-gguf$/, "")}.gguf`;
}
