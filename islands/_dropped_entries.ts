/** What a drop tells about its things; `DataTransfer` has it. */
export interface DroppedItems {
  readonly items: Iterable<Pick<DataTransferItem, "kind" | "getAsFile" | "webkitGetAsEntry">>;
}

/** One thing that was dropped: a folder is only an entry, a file may be only a file. */
export interface DroppedEntry {
  entry: FileSystemEntry | null;
  file: File | null;
}

/**
 * The files and folders of a drop. To be called in the event itself: afterwards the browser has
 * forgotten what was dropped.
 */
export function droppedEntries({ items }: DroppedItems): DroppedEntry[] {
  return [...items].filter(({ kind }) => kind === "file")
    .map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
}

/** Null for a file that is gone or may not be read: a folder is full of such things. */
export function fileOf(entry: FileSystemFileEntry): Promise<File | null> {
  return new Promise((resolve) => entry.file(resolve, () => resolve(null)));
}

/** What lies directly in a folder. A browser hands it out in portions, and an empty one at the end. */
export async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const next = () =>
    new Promise<FileSystemEntry[]>((resolve) => reader.readEntries(resolve, () => resolve([])));
  const found: FileSystemEntry[] = [];
  for (let some = await next(); some.length > 0; some = await next()) found.push(...some);
  return found;
}
