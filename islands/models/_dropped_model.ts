import { isHidden } from "@/core/contract/document_formats.ts";
import { droppedEntries, type DroppedItems, entriesOf, fileOf } from "../_dropped_entries.ts";

/** A file of a model, under the name by which it lies in its folder. */
export interface ModelFile {
  file: File;
  name: string;
}

/**
 * The files of a dropped model: of one folder all that lie directly in it. To be called in the event
 * itself: afterwards the browser has forgotten what was dropped.
 */
export async function droppedModel(dropped: DroppedItems): Promise<ModelFile[]> {
  const found = await Promise.all(
    droppedEntries(dropped).map(async ({ entry, file }) => {
      if (entry?.isDirectory) return await filesIn(entry as FileSystemDirectoryEntry);
      return file ? [{ file, name: file.name }] : [];
    }),
  );
  return found.flat();
}

/** The files of a folder that was chosen in a dialog: those below its own folders are no part of it. */
export function modelOfFolder(files: readonly File[]): ModelFile[] {
  return files.map((file) => ({ file, name: file.webkitRelativePath || file.name }))
    .filter(({ name }) => name.split("/").length <= 2 && !name.split("/").some(isHidden));
}

/**
 * One model of what was given: the form that sends it, its name and its size. Null where it is none,
 * or more than one.
 */
export function modelForm(
  files: readonly ModelFile[],
): { body: FormData; name: string; bytes: number } | null {
  const models = files.filter(({ name }) => /\.gguf$/i.test(name));
  const isFolder = files.some(({ name }) => /\.safetensors$/i.test(name));
  const [first] = models;
  if (models.length + (isFolder ? 1 : 0) !== 1) return null;
  const wanted = first ? [first] : files;
  const body = new FormData();
  for (const { file, name } of wanted) body.append("files", file, name);
  const name = (first ?? files[0])?.name ?? "";
  const bytes = wanted.reduce((sum, { file }) => sum + file.size, 0);
  return { body, name: first ? name : name.split("/")[0] ?? name, bytes };
}

async function filesIn(folder: FileSystemDirectoryEntry): Promise<ModelFile[]> {
  const found: ModelFile[] = [];
  for (const entry of await entriesOf(folder)) {
    if (!entry.isFile || isHidden(entry.name)) continue;
    const file = await fileOf(entry as FileSystemFileEntry);
    if (file) found.push({ file, name: `${folder.name}/${entry.name}` });
  }
  return found;
}
