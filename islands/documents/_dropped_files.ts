import {
  isHidden,
  type LeftOutFile,
  type LeftOutFileReason,
  leftOutOf,
  mayBeDocument,
} from "@/core/contract/document_formats.ts";
import { droppedEntries, type DroppedItems, entriesOf, fileOf } from "../_dropped_entries.ts";
import type { GivenFile } from "./_upload_queue.ts";

/** What was dropped or chosen: files that may be documents, and what lay beside them in the folders. */
export interface GivenFiles {
  files: GivenFile[];
  /** Whatever is not even tried, with the reason; of a folder that is hidden its name alone. */
  leftOut: LeftOutFile[];
}

/**
 * The files of a drop, folders opened to any depth. To be called in the event itself: afterwards the
 * browser has forgotten what was dropped.
 */
export async function droppedFiles(dropped: DroppedItems): Promise<GivenFiles> {
  const given: GivenFiles = { files: [], leftOut: [] };
  for (const { entry, file } of droppedEntries(dropped)) {
    if (entry?.isDirectory) {
      const below: GivenFiles = { files: [], leftOut: [] };
      for (const child of await entriesOf(entry as FileSystemDirectoryEntry)) {
        await gather(child, below);
      }
      given.files.push(...byName(below.files));
      given.leftOut.push(...byName(below.leftOut));
    } else if (file) given.files.push({ file, name: file.name });
  }
  return given;
}

/** The files of a folder that was chosen in a dialog. */
export function filesOfFolder(files: readonly File[]): GivenFiles {
  const given: GivenFile[] = [];
  const leftOut = new Map<string, LeftOutFile>();
  for (const file of files) {
    const name = file.webkitRelativePath || file.name;
    const left = leftOutOf(name);
    if (left) leftOut.set(left.name, left);
    else given.push({ file, name });
  }
  return { files: byName(given), leftOut: byName([...leftOut.values()]) };
}

/** Names come first: a folder may hold a hundred thousand files of which none is a document. */
async function gather(entry: FileSystemEntry, into: GivenFiles): Promise<void> {
  const name = entry.fullPath.replace(/^\//, "");
  const leaveOut = (reason: LeftOutFileReason) => void into.leftOut.push({ name, reason });
  if (isHidden(entry.name)) return leaveOut("hidden");
  if (entry.isDirectory) {
    for (const child of await entriesOf(entry as FileSystemDirectoryEntry)) {
      await gather(child, into);
    }
    return;
  }
  if (!mayBeDocument(entry.name)) return leaveOut("kind");
  const file = await fileOf(entry as FileSystemFileEntry);
  if (file) into.files.push({ file, name });
  else leaveOut("unreadable");
}

function byName<Named extends { name: string }>(files: readonly Named[]): Named[] {
  return files.toSorted((a, b) => a.name < b.name ? -1 : 1);
}
