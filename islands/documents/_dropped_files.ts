import { droppedEntries, type DroppedItems, entriesOf, fileOf } from "../_dropped_entries.ts";
import type { GivenFile } from "./_upload_queue.ts";

/** What was dropped or chosen: files that may be documents, and how many others lay beside them. */
export interface GivenFiles {
  files: GivenFile[];
  /** Files of other kinds in the folders; they are left out. */
  others: number;
}

/**
 * The files of a drop, folders opened to any depth. To be called in the event itself: afterwards the
 * browser has forgotten what was dropped.
 */
export async function droppedFiles(dropped: DroppedItems): Promise<GivenFiles> {
  const found: GivenFiles[] = [];
  for (const { entry, file } of droppedEntries(dropped)) {
    if (entry?.isDirectory) found.push(sorted(await filesBelow(entry)));
    else if (file) found.push({ files: [{ file, name: file.name }], others: 0 });
  }
  return {
    files: found.flatMap(({ files }) => files),
    others: found.reduce((sum, { others }) => sum + others, 0),
  };
}

/** The files of a folder that was chosen in a dialog. */
export function filesOfFolder(files: readonly File[]): GivenFiles {
  return sorted(files.map((file) => ({ file, name: file.webkitRelativePath || file.name })));
}

async function filesBelow(entry: FileSystemEntry): Promise<GivenFile[]> {
  if (entry.isFile) {
    const file = await fileOf(entry as FileSystemFileEntry);
    return file ? [{ file, name: entry.fullPath.replace(/^\//, "") }] : [];
  }
  const found: GivenFile[] = [];
  for (const child of await entriesOf(entry as FileSystemDirectoryEntry)) {
    found.push(...await filesBelow(child));
  }
  return found;
}

/** Files that one chooses singly are all tried; from a folder only what may be a document. */
function sorted(given: readonly GivenFile[]): GivenFiles {
  const visible = given.filter(({ name }) => !name.split("/").some(isHidden));
  const files = visible.filter(({ name }) => documentEnding.test(name));
  return {
    files: files.toSorted((a, b) => a.name < b.name ? -1 : 1),
    others: visible.length - files.length,
  };
}

const documentEnding = /\.(pdf|docx|md|markdown|txt|text)$/i;

/** What file managers and word processors leave behind. */
function isHidden(name: string): boolean {
  return name.startsWith(".") || name.startsWith("~$") || /^(thumbs\.db|desktop\.ini)$/i.test(name);
}
