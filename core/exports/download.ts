import type { ArtifactFile, ExportForm } from "@/core/contract/mod.ts";
import { isFolderForm } from "./plan.ts";
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

/** A name for the file on the person's computer, in letters that every system takes. */
export function downloadName(projectName: string, form: ExportForm): string {
  const project = ollamaNameFor(projectName);
  if (isFolderForm(form)) return `${project}-${form}.zip`;
  return `${project}-${form.replace(/^gguf-|-gguf$/, "")}.gguf`;
}
