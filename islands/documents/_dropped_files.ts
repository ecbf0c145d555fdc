import { isHidden, mayBeDocument } from "@/core/contract/document_formats.ts";
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
  const given: GivenFiles = { files: [], others: 0 };
  for (const { entry, file } of droppedEntries(dropped)) {
    if (entry?.isDirectory) {
      const below: GivenFiles = { files: [], others: 0 };
      await gather(entry, below);
      given.files.push(...byName(below.files));
      given.others += below.others;
    } else if (file) given.files.push({ file, name: file.name });
  }
  return given;
}

/** The files of a folder that was chosen in a dialog. */
export function filesOfFolder(files: readonly File[]): GivenFiles {
  return sorted(files.map((file) => ({ file, name: file.webkitRelativePath || file.name })));
}

/** Names come first: a folder may hold a hundred thousand files of which none is a document. */
async function gather(entry: FileSystemEntry, into: GivenFiles): Promise<void> {
  if (isHidden(entry.name)) return;
  if (entry.isDirectory) {
    for (const child of await entriesOf(entry as FileSystemDirectoryEntry)) {
      await gather(child, into);
    }
    return;
  }
  if (!mayBeDocument(entry.name)) return void into.others++;
  const file = await fileOf(entry as FileSystemFileEntry);
  if (file) into.files.push({ file, name: entry.fullPath.replace(/^\//, "") });
}

/** Files that one chooses singly are all tried; from a folder only what may be a document. */
function sorted(given: readonly GivenFile[]): GivenFiles {
  const visible = given.filter(({ name }) => !name.split("/").some(isHidden));
  const files = visible.filter(({ name }) => mayBeDocument(name));
  return { files: byName(files), others: visible.length - files.length };
}

function byName(files: readonly GivenFile[]): GivenFile[] {
  return files.toSorted((a, b) => a.name < b.name ? -1 : 1);
}
